# For type checkers: at run time the package finds creativegraph.cities by itself.
from creativegraph.topics.cities import *
