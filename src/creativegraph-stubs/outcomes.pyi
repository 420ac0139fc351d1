# For type checkers: at run time the package finds creativegraph.outcomes by itself.
from creativegraph.topics.outcomes import *
