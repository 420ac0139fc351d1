"""What is said in docs/scale.md, measured: ``python -m benchmarks.scale`` prints its tables."""
