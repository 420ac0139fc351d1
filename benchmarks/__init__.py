"""How fast we are beside what else could be used; ``python -m benchmarks`` prints one table."""
