"""RDF text in other encodings than UTF-8: UTF-16 and UTF-32 by their byte order marks, and what XML declares."""

import codecs
import re

__all__ = ["in_utf8"]

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"),
)  # fmt: skip
"""How texts begin; the last two are XML, which needs no byte order mark."""
DECLARED = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"'](?P<name>[A-Za-z][\w.:-]*)[\"']")
DECLARATION = re.compile(r"(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def in_utf8(data: bytes) -> bytes:
    """Return RDF text as UTF-8 without byte order mark; what XML says of its encoding is left out where it changes.

    Raises:
        SyntaxError: it is not in the encoding that it names, or names one that is not known.
    """
    mark, name = next((each for each in MARKS if data.startswith(each[0])), (b"", ""))
    if name:
        text = data if b"<" in mark else data[len(mark) :]
        return text if name == "utf-8" and not DECLARED.match(text) else decoded(text, name)
    declared = DECLARED.match(data[:1024])
    name = declared["name"].decode() if declared else "utf-8"
    return data if name.lower() in ("utf-8", "utf8") else decoded(data, name)


def decoded(data: bytes, name: str) -> bytes:
    """Return text of an encoding as UTF-8, without the encoding in its XML declaration."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise SyntaxError(f"not {name}: no character at byte {error.start + 1}; name the right encoding") from error
    except (LookupError, UnicodeError) as error:
        raise SyntaxError(f"the encoding {name} is not known; save the file as UTF-8") from error
    return DECLARATION.sub(r"\1", text, count=1).encode("utf-8", "replace")
