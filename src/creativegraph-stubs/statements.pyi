# For type checkers: at run time the package finds creativegraph.statements by itself.
from creativegraph.topics.statements import *
