"""What is kept of cells once read does not grow with a table."""

from functools import _lru_cache_wrapper
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules

from creativegraph.tables import cells


def test_no_more_texts_of_cells_are_kept_than_a_bound() -> None:
    modules = [import_module(f"{cells.__name__}.{each.name}") for each in iter_modules(cells.__path__)]
    keeping = {
        f"{made.__module__}.{made.__name__}": made
        for module in modules
        for made in vars(module).values()
        if isinstance(made, _lru_cache_wrapper) and signature(made).parameters
    }

    assert [name for name, made in keeping.items() if made.cache_info().maxsize is None] == []
    assert {f"{cells.__name__}.{name}.parse" for name in ("dates", "edtf")} <= keeping.keys()
