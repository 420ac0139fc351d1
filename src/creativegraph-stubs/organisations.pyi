# For type checkers: at run time the package finds creativegraph.organisations by itself.
from creativegraph.topics.organisations import *
