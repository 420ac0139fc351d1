"""One module for each topic of the catalogue: a function and a row class for each query."""
