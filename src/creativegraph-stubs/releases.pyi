# For type checkers: at run time the package finds creativegraph.releases by itself.
from creativegraph.store.releases import *
