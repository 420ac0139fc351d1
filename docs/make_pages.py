"""The pages made from the library itself: docs/api.md, limits.md, table-rules.md and vocabulary.md.

``python docs/make_pages.py`` writes them, and says with ``--check`` which are stale.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docs.make_vocabulary import vocabulary_page

import creativegraph as cg
from creativegraph.files.limits import Limits
from creativegraph.messages.table import template
from creativegraph.tables.rules import rules

__all__ = ["GROUPS", "api_page", "limits_page", "rules_page"]

DOCS = Path(__file__).parent
GROUPS = {
    "Open a graph": ("open_graph", "connect", "PACKAGED", "infer", "Graph"),
    "Query": ("find", "Found", "why", "Why", "Rows", "Row", "IRI", "Query"),
    "Names": ("reconcile", "Asked", "Reconciled", "Matches"),
    "Tables and validation": (
        *("build", "Build", "check", "validate", "Report", "Finding"),
        *("report_text", "write_report", "read_report", "mark", "Marked"),
    ),
    "Export and upload": ("export", "schema_org", "push", "Pushed"),
    "What changed": ("releases", "diff", "Difference"),
    "Maps and networks": (
        *("geojson", "wkt", "nearest", "Nearest"),
        *("network", "centrality", "links", "save_network"),
    ),
    "Pictures": ("plot",),
    "Topics": cg.TOPICS,
    "Limits": ("limits", "Limits"),
    "Errors": ("errors", "CreativeGraphError"),
}
API = """\
# API reference

*Made by `make docs` from signatures and docstrings; edit those, not this page.*

All names below are attributes of the package: `import creativegraph as cg`. Names that are not on this page are private
and may change in any release.

"""
PAGES = {"plot": "pictures", "releases": "releases"}
"""Modules of functions, with the pages about them."""
RULES = """\
# Table rules

*Made by `make docs` from the rules and messages of the package; edit those, not this page.*

A cell that breaks one of these rules is a fault. `creativegraph build` and `creativegraph check` print its file, row
and column and the name of the rule. In reports for programs a rule is `cgs:Table-` and its name, such as
`https://w3id.org/creativegraph/shapes#Table-unknown-source`. Rules marked *info* only report what was skipped. What a
resource must have beyond its cells is checked by the [SHACL shapes](validation.md).

| rule | message | meaning |
|---|---|---|
"""
FIXED = """
A limit cannot be switched off: set a large number instead. A misspelt name in `cg.limits` is an error, a misspelt
environment variable is not noticed. A literal, an IRI or a comment in a file has 16 MiB at most. Of a workbook, each
part above 4 MiB is limited by `unpacked_ratio`, and has 128 MiB at most, a sheet 1 GiB. None of these can be set.
The elements, lists and quotations of a web page or of Markdown that is drafted from may lie 250 deep in each other,
however high `document_depth` is set.
"""
LIMITS = """\
# Limits

*The table is made by `make docs` from the class `Limits`; edit that, not this page.*

A file of one kilobyte can be made to fill any memory, and a query of ten kilobytes to crash the process that asks it.
What is read, asked and inferred therefore has limits, far above what is written for use. Beyond one there is an error
that says what was given, names the limit, and how to set it: a `QueryError` for a query, an `UnreadableError` for a
file of RDF, a `TableError` for a workbook. A large file is none of these: what it needs grows with its size.

Set a limit for a process by an environment variable, `CREATIVEGRAPH_LIMIT_` and its name in capitals, and for a part of
a program by `with cg.limits(…)`:

```sh
export CREATIVEGRAPH_LIMIT_QUERY_DEPTH=150
```

```python
>>> import creativegraph as cg
>>> with cg.limits(query_depth=150):
...     cg.open_graph().sparql("ASK {}")
True

```

| limit | default | meaning |
|---|---|---|
"""
SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields|Source):\s*", re.MULTILINE)


def api_page() -> str:
    """Return the page of all public names as Markdown."""
    parts = [API]
    for title, names in GROUPS.items():
        parts.append(f"## {title}\n\n")
        if names is cg.TOPICS:
            parts.append(topics())
            continue
        parts.extend(map(entry, names))
    return "".join(parts).rstrip("\n") + "\n"


def topics() -> str:
    """Return the section of the topics, whose functions docs/queries.md lists."""
    links = ", ".join(f"[`cg.{name}`](queries.md#{name})" for name in cg.TOPICS)
    return (
        f"{links}: one function and one row class for each query of the catalogue, such as"
        " `cg.cities.members(graph, …)`. [The list of queries](queries.md) has their parameters, columns and counting"
        " rules.\n\n"
    )


def entry(name: str) -> str:
    """Return the entry of one public name."""
    value = getattr(cg, name)
    if name == "errors":
        return f"### cg.errors\n\n{markdown(first_paragraph(value))} [All of them with examples](errors.md).\n\n"
    if name in PAGES:
        listed = "".join(function(f"cg.{name}.{each}", getattr(value, each)) for each in public(value))
        return f"### cg.{name}\n\n{markdown(first_paragraph(value))} See [{PAGES[name]}]({PAGES[name]}.md).\n\n{listed}"
    if inspect.isclass(value):
        return class_entry(name, value)
    if callable(value):
        return function(f"cg.{name}", value)
    return f"### cg.{name}\n\n{markdown(inspect.getdoc(type(value)) or '')}\n\n"


def public(module: object) -> list[str]:
    """Return the names of a module's public functions."""
    return [each for each in vars(module)["__all__"] if inspect.isfunction(getattr(module, each))]


def function(name: str, value: object) -> str:
    """Return the entry of a function."""
    return f"### {name}\n\n```text\n{signature(name, value)}\n```\n\n{markdown(inspect.getdoc(value) or '')}\n\n"


def class_entry(name: str, value: type) -> str:
    """Return the entry of a class: its docstring, its fields, and each public method with its first paragraph."""
    fields = [each for each in getattr(value, "_fields", inspect.get_annotations(value)) if each[0] != "_"]
    listed = f"Fields: {', '.join(f'`{each}`' for each in fields)}.\n\n" if fields else ""
    members = "".join(f"- {line}\n" for line in member_lines(value))
    return f"### cg.{name}\n\n{markdown(inspect.getdoc(value) or '')}\n\n{listed}{members}" + ("\n" if members else "")


def member_lines(value: type) -> Iterator[str]:
    """Yield a line for each public method and property of a class and of its bases in this package."""
    seen = set[str]()
    for base in value.__mro__:
        if not base.__module__.startswith("creativegraph"):
            continue
        for name, member in vars(base).items():
            function_of = getattr(member, "fget", None) or getattr(member, "func", None) or member
            inner = getattr(function_of, "__func__", function_of)
            if name.startswith("_") or name in seen or not inspect.isfunction(inner) or not inner.__doc__:
                continue
            seen.add(name)
            called = signature(name, inner, method=True) if inner is member or hasattr(member, "__func__") else name
            yield f"`{' '.join(called.split())}`: {markdown(first_paragraph(inner))}"


def signature(name: str, value: object, *, method: bool = False) -> str:
    """Return a signature as written in the source, one parameter a line where it is long."""
    source = textwrap.dedent(inspect.getsource(inspect.unwrap(value)))  # type: ignore[arg-type]
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{name} is not a function")
    pieces = list(parameters(node.args))[1 if method else 0 :]
    if method and pieces[:1] == ["/"]:
        del pieces[0]
    tail = f" -> {ast.unparse(unquoted(node.returns))}" if node.returns else ""
    whole = f"{name}({', '.join(pieces)}){tail}"
    if len(whole) <= 100 or method:
        return whole
    return f"{name}(\n" + "".join(f"    {each},\n" for each in pieces) + f"){tail}"


def parameters(node: ast.arguments) -> Iterator[str]:
    """Yield the parameters of a function with annotations and defaults."""
    positional = [*node.posonlyargs, *node.args]
    defaults = [*[None] * (len(positional) - len(node.defaults)), *node.defaults]
    for place, (each, default) in enumerate(zip(positional, defaults, strict=True), start=1):
        yield parameter(each, default)
        if place == len(node.posonlyargs):
            yield "/"
    if node.vararg:
        yield "*" + parameter(node.vararg, None)
    elif node.kwonlyargs:
        yield "*"
    yield from map(parameter, node.kwonlyargs, node.kw_defaults)
    if node.kwarg:
        yield "**" + parameter(node.kwarg, None)


def parameter(node: ast.arg, default: ast.expr | None) -> str:
    """Return one parameter."""
    typed = f"{node.arg}: {ast.unparse(unquoted(node.annotation))}" if node.annotation else node.arg
    return f"{typed} = {ast.unparse(default)}" if default else typed


def unquoted(node: ast.expr) -> ast.expr:
    """Return an annotation without the quotes of a forward reference."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return ast.parse(node.value, mode="eval").body
    return node


def first_paragraph(value: object) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((inspect.getdoc(value) or "").split("\n\n")[0].split())


def markdown(text: str) -> str:
    """Return a docstring of Google's style as Markdown."""
    text = text.replace("``", "`")
    begin = SECTION.search(text)
    if begin is None:
        return text
    parts = [text[: begin.start()].rstrip()]
    found = list(SECTION.finditer(text))
    for match, after in zip(found, [*found[1:], None], strict=True):
        body = text[match.end() : after.start() if after else len(text)].rstrip("\n")
        parts.append(f"{match[1]}:\n\n{items(body)}" if match[1] in ("Args", "Attributes", "Raises") else
                     f"{match[1]}: {' '.join(body.split())}")  # fmt: skip
    return "\n\n".join(parts)


def items(body: str) -> str:
    """Return the entries of a section as a list, each on one line."""
    lines: list[str] = []
    for line in textwrap.dedent("    " + body.lstrip() if body[:1] != " " else body).splitlines():
        if re.match(r"\*{0,2}\w+: ", line):
            name, _, rest = line.partition(": ")
            lines.append(f"- `{name}`: {rest}")
        elif line.strip() and lines:
            lines[-1] += f" {line.strip()}"
    return "\n".join(lines)


def rules_page() -> str:
    """Return the page of all table rules as Markdown."""
    return RULES + "".join(rule_row(*each) for each in rules().items())


def rule_row(rule: str, severity: str) -> str:
    """Return one rule as a row of the table, its details as ellipses."""
    message = re.sub(r"\[\[.*?\]\]", "", template(f"table.{rule}", "en"))
    message = re.sub(r"\{\w+(?:!r)?\}", "…", message).replace("|", "\\|")
    mark = " *info*" if severity == "info" else ""
    return f'| <a id="{rule}">{rule}</a>{mark} | {message} | {template(f"table.{rule}.meaning", "en")} |\n'


def limits_page() -> str:
    """Return the page of all limits as Markdown."""
    made = ast.parse(textwrap.dedent(inspect.getsource(Limits))).body[0]
    if not isinstance(made, ast.ClassDef):
        raise TypeError("Limits is not a class")
    texts = [
        each.value.value
        for each in made.body
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)
    ]
    rows = zip(Limits._field_defaults.items(), texts[1:], strict=True)
    return LIMITS + "".join(f"| `{name}` | {value:,} | {text} |\n" for (name, value), text in rows) + FIXED


def pages() -> dict[str, str]:
    """Return the pages by the names of their files."""
    return {
        "api.md": api_page(),
        "limits.md": limits_page(),
        "table-rules.md": rules_page(),
        "vocabulary.md": vocabulary_page(),
    }


def main() -> None:
    """Write the pages, or with ``--check`` say which of them are stale."""
    made = pages()
    if "--check" not in sys.argv:
        for name, text in made.items():
            (DOCS / name).write_text(text, encoding="utf-8")
    elif stale := [name for name, text in made.items() if (DOCS / name).read_text(encoding="utf-8") != text]:
        sys.exit(f"docs/{', docs/'.join(stale)}: not as made from the package; run `make docs`")


if __name__ == "__main__":
    main()
