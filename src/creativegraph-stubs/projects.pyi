# For type checkers: at run time the package finds creativegraph.projects by itself.
from creativegraph.topics.projects import *
