# generated from queries/*/*.rq; edit those
"""One module for each topic: a function and a row class for each query.

Modules: agreements, cities, claims, events, organisations, outcomes, places, policies, projects, statements.
"""
