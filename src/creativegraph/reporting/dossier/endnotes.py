"""Endnotes of Word documents, which python-docx cannot make: a part of their own, and references to it in the text."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from creativegraph.messages.characters import in_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["Endnotes"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
RAISED = '<w:rPr><w:rStyle w:val="EndnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    "<w:r><w:t>{}</w:t></w:r></w:p></w:endnote>"
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>'
)


class Endnotes:
    """The endnotes of a document; a note that is used again is referred to by the bookmark of its first use."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.texts: list[str] = []

    def refer(self, paragraph: "Paragraph", note: int, text: str) -> None:
        """Add the reference to a note to a paragraph."""
        from docx.oxml import parse_xml

        known = self.numbers.get(note)
        if known is None:
            known = self.numbers[note] = len(self.texts) + 1
            self.texts.append(text)
            xml = f'<w:r xmlns:w="{W}">{RAISED}<w:endnoteReference w:id="{known}"/></w:r>'
            for each in (
                f'<w:bookmarkStart xmlns:w="{W}" w:id="{known}" w:name="_Note{known}"/>', xml,
                f'<w:bookmarkEnd xmlns:w="{W}" w:id="{known}"/>',
            ):  # fmt: skip
                paragraph._p.append(parse_xml(each))  # noqa: SLF001 - there is no public way
            return
        field = f'<w:fldSimple xmlns:w="{W}" w:instr=" NOTEREF _Note{known} \\f \\h ">'
        run = f"<w:r>{RAISED}<w:t>{known}</w:t></w:r>"
        paragraph._p.append(parse_xml(f"{field}{run}</w:fldSimple>"))  # noqa: SLF001 - as above

    def write(self, document: "Document", heading: str) -> None:
        """Add the notes to a document, numbered 1, 2, 3 at its end.

        The heading stands in what separates them from the text: in the text itself LibreOffice would leave it alone on
        the page before, since its endnotes begin a new one.
        """
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml

        separators = SEPARATORS.format(escape(in_xml(heading)))
        notes = "".join(note(number, text) for number, text in enumerate(self.texts, 1))
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:endnotes xmlns:w="{W}">{separators}{notes}'
        data = f"{xml}</w:endnotes>".encode()
        part = Part(PackURI("/word/endnotes.xml"), KIND, data, document.part.package)
        document.part.relate_to(part, RELATION)
        properties = f'<w:endnotePr xmlns:w="{W}"><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/>'
        settings = document.settings.element
        settings.insert(0, parse_xml(f'{properties}<w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'))
        in_order(settings)
        section = document.sections[0]._sectPr  # noqa: SLF001 - as above
        place = sum(each.tag.endswith(("headerReference", "footerReference")) for each in section)
        section.insert(place, parse_xml(f"{properties}</w:endnotePr>"))


def note(number: int, text: str) -> str:
    """Return a note as XML."""
    mark = f"<w:r>{RAISED}<w:endnoteRef/></w:r>"
    words = f'<w:r><w:t xml:space="preserve"> {escape(in_xml(text))}</w:t></w:r>'
    style = '<w:pPr><w:pStyle w:val="EndnoteText"/></w:pPr>'
    return f'<w:endnote w:id="{number}"><w:p>{style}{mark}{words}</w:p></w:endnote>'


AFTER_NOTES = ("compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping")
"""What stands behind the properties of endnotes in the settings, whose order the format prescribes."""


def in_order(settings: "object") -> None:
    """Move the properties of endnotes to where the format has them."""
    elements = list(settings)  # type: ignore[call-overload]
    notes = elements[0]
    behind = next((each for each in elements[1:] if each.tag.rpartition("}")[2] in AFTER_NOTES), None)
    settings.remove(notes)  # type: ignore[attr-defined]
    if behind is None:
        settings.append(notes)  # type: ignore[attr-defined]
    else:
        behind.addprevious(notes)
