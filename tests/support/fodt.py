"""A report as LibreOffice Writer has it, in one flat file: heads and feet of pages, notes, a list, a table."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

__all__ = ["fodt", "items", "paragraph", "table"]

NAMES = ("office", "style", "text", "table")
SPACES = " ".join(f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in NAMES)
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
PAGE = (
    '<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="21cm" fo:page-height="14.8cm"'
    ' fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>'
)
FOOT = "<text:p>Trang <text:page-number>1</text:page-number>/<text:page-count>1</text:page-count></text:p>"


def paragraph(words: str, note: str = "", rest: str = "") -> str:
    """Return a paragraph, with a note behind some words."""
    mark = (
        f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f'<text:p text:style-name="Foot">{escape(note)}</text:p></text:note-body></text:note>'
    )
    return f'<text:p text:style-name="Body">{escape(words)}{mark if note else ""}{escape(rest)}</text:p>'


def items(texts: Iterable[str]) -> str:
    """Return a list."""
    made = "".join(f"<text:list-item><text:p>{escape(each)}</text:p></text:list-item>" for each in texts)
    return f"<text:list>{made}</text:list>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table."""
    made = "".join(
        "<table:table-row>{}</table:table-row>".format("".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(each)}</text:p></table:table-cell>'
            for each in row
        ))
        for row in rows
    )  # fmt: skip
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="T">{columns}{made}</table:table>'


def fodt(parts: Iterable[str], head: str) -> str:
    """Return a report of parts, with a head on each page and its number at the foot."""
    body = '<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties'
    styles = (
        f'{body} fo:margin-bottom="0.2cm" fo:text-align="justify"/></style:style><style:style style:name="Foot"'
        ' style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} {FO} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{styles}</office:styles><office:automatic-styles>{PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"><style:header>'
        f"<text:p>{escape(head)}</text:p></style:header><style:footer>{FOOT}</style:footer></style:master-page>"
        f"</office:master-styles><office:body><office:text>{''.join(parts)}</office:text></office:body></office:document>"
    )
