"""Jinja2 as the site uses it: what it writes is the same, and takes two thirds of the time.

A page has thousands of values and calls of macros, and Jinja2 looks anew at each for what it may be: whether a value is
marked as HTML, and whether what is called takes the context.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from types import FunctionType

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Name, Node, Output
from jinja2.runtime import Context, Macro

from creativegraph.site.html.markup import written

__all__ = ["COMPILED", "QuickEnvironment"]

PLAIN = (partial, FunctionType, type(lru_cache(partial)))
MARKED = frozenset((
    "anchor", "coded", "evidence_of", "explained", "further_of", "proof", "row_of", "said", "shown", "statement_of",
    "table_of", "tongue",
))  # fmt: skip
"""What every template may call that returns HTML and takes no context."""
DIRECT = MARKED | {"sources_of", "t"}
"""The same with what returns other values."""


class QuickContext(Context):
    """The variables of a template."""

    def call(self, obj: Callable[..., object], /, *args: object, **kwargs: object) -> object:
        """Call a function or macro."""
        kind = type(obj)
        if kind is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(self.eval_ctx, *args, **kwargs)
        if kind in PLAIN and not hasattr(obj, "jinja_pass_arg"):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(*args, **kwargs)
        return super().call(obj, *args, **kwargs)


COMPILED = 2
"""The number of the way in which templates are compiled: what was compiled in another way is compiled anew."""
BUFFER = "given_at_once"
"""Names no list in what is compiled: see ``writeline``."""


class QuickGenerator(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Output(self, node: Output, frame: Frame) -> None:  # noqa: N802
        """Write texts and values, given in one step: each goes through all templates that a page is made of."""
        if frame.buffer is not None or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        frame = frame.copy()
        frame.buffer = BUFFER
        super().visit_Output(node, frame)

    def writeline(self, x: str, node: Node | None = None, extra: int = 0) -> None:
        """Write a line; one that would put values into the buffer of all gives them instead."""
        if x.startswith(BUFFER):  # to append is to add one text, which joined letter by letter stays as it is
            x = x.replace(f"{BUFFER}.append(", "yield ''.join(").replace(f"{BUFFER}.extend(", "yield ''.join(")
        super().writeline(x, node, extra)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("(" if is_one_of(MARKED, node) else "environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call; of what takes no context without asking first what it takes."""
        if forward_caller or not is_one_of(DIRECT, node) or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")


def is_one_of(names: frozenset[str], node: Expr) -> bool:
    """Return whether an expression is a call of one of the functions that every template has."""
    return isinstance(node, Call) and isinstance(node.node, Name) and node.node.name in names


class QuickEnvironment(Environment):
    """Templates of which all values are escaped."""

    code_generator_class = QuickGenerator
    context_class = QuickContext
    written = staticmethod(written)
