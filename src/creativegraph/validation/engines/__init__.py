"""The SHACL engines: which shapes each gets, how it is run, in parts if wanted, and what it answers as plain values."""
