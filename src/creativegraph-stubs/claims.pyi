# For type checkers: at run time the package finds creativegraph.claims by itself.
from creativegraph.topics.claims import *
