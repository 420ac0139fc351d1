# For type checkers: at run time the package finds creativegraph.events by itself.
from creativegraph.topics.events import *
