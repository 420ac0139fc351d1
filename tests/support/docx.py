"""Word files with as few parts as Word needs: paragraphs, headings, lists, tables, notes, properties."""

from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["docx", "note", "row", "text", "title", "words"]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {"document": "document.main", "styles": "styles", "footnotes": "footnotes", "header1": "header"}


def words(text: str) -> str:
    """Return a run of words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def note(number: int) -> str:
    """Return the mark of a note."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def text(*runs: str, style: str = "") -> str:
    """Return a paragraph."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def title(written: str) -> str:
    """Return a heading."""
    return text(words(written), style="Heading1")


def row(written: str) -> str:
    """Return a row of a table with two cells."""
    cells = "".join(f"<w:tc>{text(words(each))}</w:tc>" for each in written.split("|"))
    return f"<w:tr>{cells}</w:tr>"


def docx(body: Iterable[str], notes: Iterable[str] = (), core: str = "", head: str = "") -> bytes:
    """Return a Word file of paragraphs and tables (a list of rows is one table)."""
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{text(words(each))}</w:footnote>' for number, each in enumerate(notes, start=1)
    )
    files = {
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {W}>{text(words(head))}</w:hdr>",
        "docProps/core.xml": core,
        "[Content_Types].xml": types(),
        "_rels/.rels": relations({"document": "officeDocument"}, "word/"),
        "word/_rels/document.xml.rels": relations({"styles": "styles", "footnotes": "footnotes", "header1": "header"}),
    }
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if content:
                archive.writestr(name, content)
    return data.getvalue()


def types() -> str:
    """Return the part that says what the others are."""
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in PARTS.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{parts}</Types>'


def relations(parts: dict[str, str], folder: str = "") -> str:
    """Return the part that says where others are."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{RELATION}/{kind}" Target="{folder}{name}.xml"/>'
        for number, (name, kind) in enumerate(parts.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )
