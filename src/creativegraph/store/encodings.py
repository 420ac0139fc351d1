"""RDF text in other encodings than UTF-8: UTF-16 and UTF-32 by their byte order marks, and what XML declares.

RDF/XML that clears a language, or whose texts are in pieces, is written otherwise as well, since pyoxigraph does not
read it, or not as XML has it.
"""

import codecs
import re

__all__ = ["as_xml_reads", "in_utf8", "without_cleared_languages"]

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"),
)  # fmt: skip
"""How texts begin; the last two are XML, which needs no byte order mark."""
DECLARED = rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"'](?P<name>[A-Za-z][\w.:-]*)[\"']"
DECLARATION = r"(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')"


def in_utf8(data: bytes) -> bytes:
    """Return RDF text as UTF-8 without byte order mark; what XML says of its encoding is left out where it changes.

    Raises:
        SyntaxError: it is not in the encoding that it names, or names one that is not known.
    """
    mark, name = next((each for each in MARKS if data.startswith(each[0])), (b"", ""))
    if name:
        text = data if b"<" in mark else data[len(mark) :]
        return text if name == "utf-8" and not re.match(DECLARED, text) else decoded(text, name)
    declared = re.match(DECLARED, data[:1024]) if data[:1024].lstrip().startswith(b"<?xml") else None
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
    return re.sub(DECLARATION, r"\1", text, count=1).encode("utf-8", "replace")


# Patterns of XML are texts here, which most graphs do not need compiled.
COMMENT, INSTRUCTION = rb"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)", rb"<\?(?:[^?]++|\?(?!>))*+(?:\?>|\Z)"
DATA = rb"<!\[CDATA\[(?P<data>(?:[^\]]++|\](?!\]>))*+)(?:\]\]>|\Z)"
ELEMENT = rb"<[^!?\s\"'>](?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\"'>]++)*+(?:>|\Z)"
TYPE = rb"<!DOCTYPE(?:[^\[>]++|\[(?:" + COMMENT + rb"|\"[^\"]*+\"|'[^']*+'|[^\]\"'])*+(?:\]|\Z))*+(?:>|\Z)"
PIECE = COMMENT + b"|" + INSTRUCTION + b"|" + DATA
CONTENT = (
    b"(?P<element>" + ELEMENT + b")|" + TYPE + b"|(?P<content>(?:[^<]++|" + PIECE.replace(b"?P<data>", b"?:") + b")++)"
)
AFTER_PIECE = rb"-->\s*+[^\s<]|\?>\s*+[^\s<]"
BROKEN = rb"=\s*+(?:\"[^\"<\t\n]*+[\t\n]|'[^'<\t\n]*+[\t\n])"
BLANKS = 256
"""How many bytes before a comment are looked at for text."""
QUOTED = rb"\"[^\"]*+\"|'[^']*+'"
SIGNS = (b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;")


def as_xml_reads(data: bytes) -> bytes:
    """Return RDF/XML with line ends and attributes as XML reads them, and each text in one piece.

    To pyoxigraph a text ends at a comment or a CDATA section; it refuses what comes behind.
    """
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return re.sub(CONTENT, in_one_piece, data) if is_in_pieces(data) else data


def is_in_pieces(data: bytes) -> bool:
    """Return True if a text may be in pieces, or an attribute have breaks; nothing is searched for byte by byte."""
    if b"<![CDATA[" in data or re.search(AFTER_PIECE, data) or re.search(BROKEN, data):
        return True
    pieces = re.finditer(rb"<[!?]", data)
    return any(data[max(0, each.start() - BLANKS) : each.start()].rstrip()[-1:] not in (b">", b"") for each in pieces)


def in_one_piece(found: re.Match[bytes]) -> bytes:
    """Return a tag, or what stands between two tags, as XML reads it; breaks within quotes come behind them."""
    if found["element"] is not None:
        return re.sub(QUOTED, lambda text: on_one_line(text[0]), found[0])
    content = found["content"]
    if content is None or b"<" not in content:
        return found[0]
    text = re.sub(PIECE, lambda piece: escaped(piece["data"] or b""), content)
    return text if text.strip() else content


def on_one_line(quoted: bytes) -> bytes:
    """Return a quoted text with blanks for its breaks, which come behind it so that rows stay as they are."""
    breaks = quoted.count(b"\n")
    return quoted.replace(b"\t", b" ").replace(b"\n", b" ") + b"\n" * breaks


def escaped(text: bytes) -> bytes:
    """Return text as XML has it outside of CDATA."""
    for sign, name in SIGNS:
        text = text.replace(sign, name)
    return text


CLEARED = rb"\bxml:lang\s*=\s*(?:\"\"|'')"
LANGUAGE = rb"\bxml:lang\s*=\s*[\"']"
LITERAL = rb"\bparseType\s*=\s*[\"']Literal[\"']"
VALUE = rb"[\w.-]+:(?:datatype|resource|parseType|nodeID)\s*="
XML = rb"(?s)<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</[^>]*>|<[^!?/\s\"'>](?:\"[^\"]*\"|'[^']*'|[^\"'>])*>"
ATTRIBUTE = rb"\s(?!xml|rdf:)[\w.-]+:[\w.-]+\s*="
TEXT = rb"(?s)(?:[^<]|<!--.*?-->|<!\[CDATA\[.*?\]\]>)*</"
PLAIN = (
    b' xmlns:rdf11="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    b' rdf11:datatype="http://www.w3.org/2001/XMLSchema#string"'
)


def without_cleared_languages(data: bytes) -> bytes:
    """Return RDF/XML without ``xml:lang=""``, which pyoxigraph refuses; texts that it is for are plain ones.

    Lines stay as they are. Where another language is around it, a text gets the datatype that says as much; texts that
    are attributes cannot, and the document stays as it is.
    """
    # To look for two bytes is ten times as fast.
    if not (b'""' in data or b"''" in data) or not re.search(CLEARED, data):
        return data
    # Of each open element: its language, "cleared" in one that has another around it, and whether XML is text.
    scopes = [(b"", False)]
    unsaid: list[bytes] = []

    def tag(found: re.Match[bytes]) -> bytes:
        text = found[0]
        if text[:2] in (b"<!", b"<?"):
            return text
        if text[:2] == b"</":
            del scopes[max(1, len(scopes) - 1) :]
            return text
        language, literal = scopes[-1]
        whole = text
        if not literal:
            if re.search(CLEARED, text):
                language = b"cleared" if language else b""
            elif re.search(LANGUAGE, text):
                language = b"other"
            text = re.sub(CLEARED, b"", text)
            unsaid.extend(re.findall(ATTRIBUTE, text) if language == b"cleared" else ())
            is_text = (
                not re.search(VALUE, text)
                and (rest := re.compile(TEXT).match(data, found.end()))
                and rest[0][:-2].strip()
            )
            if language == b"cleared" and not text.endswith(b"/>") and is_text:
                text = text[:-1] + PLAIN + b">"
        if not whole.endswith(b"/>"):
            scopes.append((language, literal or bool(re.search(LITERAL, whole))))
        return text

    changed = re.sub(XML, tag, data)
    return data if unsaid else changed
