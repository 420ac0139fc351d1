# generated from queries/*/*.rq; edit those
"""One module for each topic: a function and a row class for each query.

Modules: ecoc.
"""
