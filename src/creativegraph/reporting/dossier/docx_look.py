"""How the Word document of a dossier looks: page, fonts, colours, lines of tables, and the foot of each page."""

from typing import TYPE_CHECKING

from creativegraph.messages.characters import in_xml
from creativegraph.reporting.dossier.endnotes import W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell

__all__ = ["DARK", "FONT", "GREY", "PALE", "RED", "footer", "lines", "open_above", "repeat", "shade", "styled"]

FONT = "Times New Roman"
DARK, PALE, GREY, RED = "1F3864", "E8EDF4", "6B7280", "9B2C2C"
SIZES = {"Normal": 11, "Title": 22, "Heading 1": 15, "Heading 2": 12}
BODY = 9.5


def shade(cell: "Cell", colour: str) -> None:
    """Give a cell a background."""
    from docx.oxml import parse_xml

    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - there is no public way
        parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def open_above(cell: "Cell") -> None:
    """Draw no line between a cell and what stands above it."""
    from docx.oxml import parse_xml

    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - there is no public way
        parse_xml(f'<w:tcBorders xmlns:w="{W}"><w:top w:val="nil"/></w:tcBorders>')
    )


def repeat(grid: "Grid") -> None:
    """Repeat the first row on each page, and keep rows whole."""
    from docx.oxml import parse_xml

    for place, row in enumerate(grid._tbl.tr_lst):  # noqa: SLF001 - as above
        properties = row.get_or_add_trPr()
        properties.append(parse_xml(f'<w:cantSplit xmlns:w="{W}"/>'))
        if place == 0:
            properties.append(parse_xml(f'<w:tblHeader xmlns:w="{W}"/>'))


def lines(grid: "Grid") -> None:
    """Draw thin lines between rows only."""
    from docx.oxml import parse_xml

    sides = "".join(
        f'<w:{side} w:val="{"single" if side in ("top", "bottom", "insideH") else "nil"}" w:sz="4" w:color="C5CBD6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid._tbl.tblPr.append(parse_xml(f'<w:tblBorders xmlns:w="{W}">{sides}</w:tblBorders>'))  # noqa: SLF001 - as above


def styled(document: "Document", language: str) -> None:
    """Give a document its page, fonts and styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(2.2)
    styles = document.styles
    for name in ("Eyebrow", "Lead", "Remark", "Missing", "Cell", "Source"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, ident in (("endnote text", "EndnoteText"),):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).element.set(qn("w:styleId"), ident)
    styles.add_style("endnote reference", WD_STYLE_TYPE.CHARACTER).element.set(qn("w:styleId"), "EndnoteReference")
    looks = {
        **SIZES, "Eyebrow": 10, "Lead": 11.5, "Remark": 9.5, "Missing": 10, "Cell": BODY, "Source": 9,
        "endnote text": 8.5,
    }  # fmt: skip
    for name, size in looks.items():
        style = styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(each), None)
        for each in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(each), FONT)
        style.paragraph_format.space_after = Pt(0 if name == "Cell" else 3 if size < 10 else 6)
    for name in ("Title", "Heading 1", "Heading 2", "Eyebrow"):
        styles[name].font.color.rgb = RGBColor.from_string(DARK)
        styles[name].font.bold = True
    for name in ("Remark", "Lead"):
        styles[name].font.color.rgb = RGBColor.from_string(GREY)
    styles["Missing"].font.italic, styles["Missing"].font.color.rgb = True, RGBColor.from_string(RED)
    styles["Heading 1"].paragraph_format.space_before = Pt(16)
    styles["Heading 2"].paragraph_format.space_before = Pt(9)
    styles["Cell"].paragraph_format.space_before = styles["Cell"].paragraph_format.space_after = Pt(2)
    run = styles["Normal"].element.get_or_add_rPr()
    run.append(parse_xml(f'<w:lang xmlns:w="{W}" w:val="{language}" w:eastAsia="{language}"/>'))


def footer(document: "Document", title: str, page: str) -> None:
    """Write the title and the number of the page at the foot of each page."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(in_xml(f"{title}\t\t{page} ")).font.size = Pt(8.5)
    field = f'<w:fldSimple xmlns:w="{W}" w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t>1</w:t></w:r>'
    paragraph._p.append(parse_xml(f"{field}</w:fldSimple>"))  # noqa: SLF001 - there is no public way
