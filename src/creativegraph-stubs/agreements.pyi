# For type checkers: at run time the package finds creativegraph.agreements by itself.
from creativegraph.topics.agreements import *
