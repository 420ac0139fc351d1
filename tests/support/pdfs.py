"""PDF files as reportlab makes them: pages of text with heads, feet, notes, columns and tables, pictures, passwords."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from font_roboto import Roboto
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

__all__ = ["FACE", "drawn", "laid_out", "paragraph", "table"]

FACE = "Roboto"
WIDTH, HEIGHT = A5
EDGE = 50.0
pdfmetrics.registerFont(TTFont(FACE, Roboto))


def paragraph(text: str, size: float = 10, **more: object) -> Flowable:
    """Return a paragraph with room below it."""
    style = ParagraphStyle("text", fontName=FACE, fontSize=size, leading=size * 1.25, spaceAfter=size * 0.7, **more)
    return Paragraph(text, style)


def justified(text: str) -> Flowable:
    """Return a paragraph with both edges even."""
    return paragraph(text, alignment=TA_JUSTIFY)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Flowable:
    """Return a table whose cells wrap."""
    return Table([[paragraph(cell, 9) for cell in row] for row in rows], colWidths=list(widths))


def laid_out(
    parts: Iterable[Flowable], *, head: str = "", foot: str = "", columns: int = 1, title: str = "", password: str = ""
) -> bytes:
    """Return parts flowing over pages; in the head and the foot ``#`` is the number of the page."""
    data = BytesIO()

    def beside(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FACE, 8)
        number = str(canvas.getPageNumber())
        canvas.drawString(EDGE, HEIGHT - EDGE + 18, head.replace("#", number))
        canvas.drawCentredString(WIDTH / 2, EDGE - 22, foot.replace("#", number))

    room = (WIDTH - 2 * EDGE - 20 * (columns - 1)) / columns
    frames = [Frame(EDGE + each * (room + 20), EDGE, room, HEIGHT - 2 * EDGE, 0, 0, 0, 0) for each in range(columns)]
    encryption = StandardEncryption(password) if password else None
    made = BaseDocTemplate(data, pagesize=A5, title=title, encrypt=encryption)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=beside))
    made.build([*parts, Spacer(1, 1)])
    return data.getvalue()


def drawn(pages: Iterable[Callable[[Canvas], None]]) -> bytes:
    """Return pages that are drawn."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=A5)
    for each in pages:
        canvas.setFont(FACE, 10)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()
