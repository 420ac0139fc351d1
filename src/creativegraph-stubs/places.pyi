# For type checkers: at run time the package finds creativegraph.places by itself.
from creativegraph.topics.places import *
