"""What pictures and networks are drawn from: a question says it in its header, ``#+ draws: members``.

Of several questions in use that say the same the one of the project that extends the others counts.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from creativegraph import project
from creativegraph.errors import UnknownQueryError

if TYPE_CHECKING:
    from creativegraph.project import Projects

__all__ = ["COLUMNS", "drawn", "present", "question_of"]

COLUMNS = {
    "members": "city city_label country country_label field field_label since latitude longitude",
    "agreements": "agreement agreement_label date begins ends valid valid_from valid_until",
    "signings": "signing",
    "events": "event event_label date begins ends status status_label",
    "figures": "feature_label date observation indicator indicator_label value comparator comparator_label unit_label"
    " source source_label days place place_label disputed",
    "shared": "organisation organisation_label thing thing_label kind relation_label date begins ends",
    "roles": "event event_label agent agent_label role_label date begins ends",
}
"""What can be drawn, with the columns that are needed for it."""
SAID = r"(?m)^#\+ draws: *(\w+) *$"


def drawn(what: str) -> str | None:
    """Return the name of the question that something is drawn from; None if no project in use has one."""
    return questions(project.in_use()).get(what)


def question_of(what: str) -> str:
    """Return the name of the question that something is drawn from.

    Raises:
        UnknownQueryError: no project in use has one.
    """
    if (found := drawn(what)) is not None:
        return found
    used = project.in_use()
    made = used.own if used else None
    name, place = (made.name, made.folder / project.MANIFEST) if made else (project.NAME, project.MANIFEST)
    raise UnknownQueryError(
        f"{what} are drawn from a question of the packaged project, which {name} does not extend; write"
        f' "{project.NAME}" in extends of {place}, or `#+ draws: {what}` in the header of a question of its own'
        f" that has the columns {COLUMNS[what]}"
    )


def present(**given: object) -> dict[str, Any]:
    """Return the arguments that are given: a question of a project need not take the others."""
    return {name: value for name, value in given.items() if value is not None}


@lru_cache(maxsize=8)
def questions(_used: "Projects | None") -> dict[str, str]:
    """Return the questions in use that something is drawn from."""
    found: dict[str, str] = {}
    for path in project.files("queries", "*/*.rq"):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):  # whoever asks or checks it says so
            continue
        if (said := re.search(SAID, text.partition("\n\n")[0])) is not None:
            found[said[1]] = f"{path.parent.name}/{path.stem}"
    return found
