# For type checkers: at run time the package finds creativegraph.policies by itself.
from creativegraph.topics.policies import *
