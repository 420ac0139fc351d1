"""The words, numbers and dates of pictures in English and Vietnamese; names come from the graph."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

__all__ = ["LANGUAGES", "Words", "words_for"]

LANGUAGES = ("en", "vi")
DASH = "–"
TEXTS: dict[str, tuple[str, str]] = {
    "map": ("Creative cities", "Các thành phố sáng tạo"),
    "map_one": ("Creative cities: {0}", "Các thành phố sáng tạo: {0}"),
    "cities": ("Member cities: {0}", "Thành phố thành viên: {0}"),
    "by": (" · joined by {0}", " · gia nhập tính đến năm {0}"),
    "field": ("Creative field (cities)", "Lĩnh vực sáng tạo (số thành phố)"),
    "no_field": ("not stated", "không nêu"),
    "joined": ("Cities by year of joining", "Số thành phố theo năm gia nhập"),
    "city": ("city", "thành phố"),
    "country": ("country", "quốc gia"),
    "in_field": ("field", "lĩnh vực"),
    "since": ("member since", "thành viên từ năm"),
    "year": ("Joined by the year ", "Gia nhập tính đến năm "),
    "land": ("Outlines: Natural Earth 1:{0}, without borders.", "Đường bờ: Natural Earth 1:{0}, không vẽ biên giới."),
    "reading": (
        "Colour and shape say the current field; bars are stacked in its order, from below.",
        "Màu và hình cho biết lĩnh vực hiện tại; các cột xếp theo thứ tự đó, từ dưới lên.",
    ),
    "no_position": (
        "Left out: {0} without a known position.", "Không vẽ: {0} thành phố không rõ vị trí.",
    ),
    "no_year": (
        "Not in the bars: {0} without a known year of joining.",
        "Không có trong biểu đồ cột: {0} thành phố không rõ năm gia nhập.",
    ),
    "too_many": (
        "Left out: {0} of {1}, beyond the {2} that are drawn.", "Không vẽ: {0} trong số {1}; hình chỉ vẽ {2}.",
    ),
    "timeline": ("Agreements and events in time", "Thỏa thuận và sự kiện theo thời gian"),
    "agreements": ("Agreements", "Thỏa thuận"),
    "events": ("Events", "Sự kiện"),
    "signed": ("signed", "ký"),
    "valid": ("in force", "hiệu lực"),
    "day": ("the days are known", "biết rõ ngày"),
    "month": ("only the month is known", "chỉ biết tháng"),
    "year_only": ("only the year is known", "chỉ biết năm"),
    "signing": ("signing", "lễ ký"),
    "open": ("open or beyond the picture", "để ngỏ hoặc vượt khung hình"),
    "approximate": ("about", "khoảng"),
    "undated": ("Left out: {0} without a date.", "Không vẽ: {0} mục không có ngày tháng."),
    "outside": ("Left out: {0} before {1} or after {2}.", "Không vẽ: {0} mục trước {1} hoặc sau {2}."),
    "lonely": (
        "Left out: {0}, long before the others.", "Không vẽ: {0}, trước các mục khác rất lâu.",
    ),
    "precision": (
        "A bar is as long as what the source says: a month where it gives the month, a year where it gives the year.",
        "Thanh dài đúng như nguồn nêu: một tháng nếu nguồn chỉ nêu tháng, một năm nếu nguồn chỉ nêu năm.",
    ),
    "signings": (
        "Signings stand with their agreements.", "Lễ ký được vẽ cùng thỏa thuận.",
    ),
    "network_organisations": ("Organisations by what they share", "Các tổ chức và những gì họ cùng chia sẻ"),
    "network_agreements": ("Organisations by shared agreements", "Các tổ chức theo thỏa thuận chung"),
    "network_projects": ("Organisations by shared projects", "Các tổ chức theo dự án chung"),
    "network_cities": ("Cities by field and country", "Các thành phố theo lĩnh vực và quốc gia"),
    "network_events": ("Who did what in which event", "Ai đã làm gì trong sự kiện nào"),
    "network_cooperation": ("Who works with whom", "Ai hợp tác với ai"),
    "network_around": ("Around {0}", "Xung quanh {0}"),
    "network_size": ("Things: {0} · links: {1}", "Đối tượng: {0} · liên kết: {1}"),
    "network_note": (
        "The larger a sign, the more it is joined with; the thicker a line, the more is shared.",
        "Hình càng lớn thì càng có nhiều liên kết; đường càng dày thì càng chia sẻ nhiều.",
    ),
    "best_joined": (
        "Left out: {0} of {1} things, those with the fewest links.",
        "Không vẽ: {0} trong số {1} đối tượng, những đối tượng ít liên kết nhất.",
    ),
    "unnamed": ("Drawn without a name, for want of room: {0}.", "Vẽ mà không ghi tên vì thiếu chỗ: {0}."),
    "outcomes": ("What is reported of the outcome", "Kết quả được ghi nhận"),
    "outcomes_one": ("What is reported of {0}", "Kết quả được ghi nhận của {0}"),
    "figures": ("Figures: {0} · indicators: {1}", "Con số: {0} · chỉ số: {1}"),
    "outcomes_note": (
        "Bars of one indicator share a scale that begins at zero; bars of different indicators do not.",
        "Các thanh của cùng một chỉ số dùng chung thang bắt đầu từ 0; các chỉ số khác nhau thì không.",
    ),
    "single": ("Indicators with a single figure; not to scale", "Chỉ số chỉ có một con số; không theo tỷ lệ"),
    "to_no_scale": (
        "Each indicator has a single figure; not to scale", "Mỗi chỉ số chỉ có một con số; không theo tỷ lệ",
    ),
    "exact": ("as stated", "như nguồn nêu"),
    "more": ("more than, at least: no end is known", "hơn, ít nhất: không rõ điểm cuối"),
    "less": ("less than, at most", "dưới, nhiều nhất"),
    "around": ("about", "khoảng"),
    "sources": ("Sources", "Nguồn"),
    "no_source": ("no source is stated", "không nêu nguồn"),
    "nothing": (
        "The graph states nothing that could be drawn here.", "Đồ thị không nêu điều gì có thể vẽ ở đây.",
    ),
    "made_of": ("Made with creativegraph.", "Vẽ bằng creativegraph."),
    "kind_organisation": ("organisation", "tổ chức"),
    "kind_person": ("person", "cá nhân"),
    "kind_agreement": ("agreement", "thỏa thuận"),
    "kind_project": ("project", "dự án"),
    "kind_event": ("event", "sự kiện"),
    "kind_city": ("city", "thành phố"),
    "kind_country": ("country", "quốc gia"),
    "kind_field": ("creative field", "lĩnh vực sáng tạo"),
    "kind_place": ("place", "địa điểm"),
    "kind_code": ("code", "mã"),
    "kind_outcome": ("outcome", "kết quả"),
    "kind_membership": ("membership", "tư cách thành viên"),
    "kind_participation": ("participation", "sự tham gia"),
    "kind_policy": ("policy", "chính sách"),
    "kind_series": ("series of events", "chuỗi sự kiện"),
    "kind_network": ("network", "mạng lưới"),
    "kind_initiative": ("initiative", "sáng kiến"),
    "kind_activity": ("activity", "hoạt động"),
    "kind_agent": ("agent", "bên tham gia"),
    "kind_reuse": ("use of a site", "việc sử dụng địa điểm"),
    "kind_thing": ("other", "khác"),
    "kind_other": ("other", "khác"),
}  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PRECISIONS = {4: "year", 7: "month", 10: "day"}


class Day(NamedTuple):
    """One end of an EDTF date as far as it is known; ``month`` and ``day`` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.place = LANGUAGES.index(language)

    def __call__(self, key: str, *values: object) -> str:
        """The text of that key, with values in it; numbers are written as the language writes them."""
        text = TEXTS[key][self.place]
        return text.format(*(self.number(each) if isinstance(each, int) else each for each in values))

    def kind(self, kind: str) -> str:
        """The name of a kind of thing; kinds of other graphs keep theirs."""
        return self(f"kind_{kind}") if f"kind_{kind}" in TEXTS else kind

    def number(self, value: int) -> str:
        """``300,000`` in English, ``300.000`` in Vietnamese."""
        text = f"{value:,}"
        return text if self.language == "en" else text.replace(",", ".")

    def period(self, edtf: str) -> str:
        """An EDTF date for readers: ``9–17 Nov 2024``, ``11/2024``; as it is where it is none of the usual forms."""
        about = any(sign in edtf for sign in "~?%")
        bare = edtf.translate(str.maketrans("", "", "~?%"))
        first, slash, last = bare.partition("/")
        start, end = day_of(first), day_of(last) if slash else None
        if (start is None and end is None) or (first not in ("", "..") and start is None):
            return edtf
        if slash and last not in ("", "..") and end is None:
            return edtf
        if not slash and start:
            text = self.one(start)
        elif start and end:
            text = self.both(start, end)
        else:
            text = f"{self.one(start) if start else '…'} {DASH} {self.one(end) if end else '…'}"
        return f"{self('approximate')} {text}" if about else text

    def one(self, day: Day) -> str:
        """A day, month or year."""
        if self.language == "vi":
            return "/".join(str(each) for each in (day.day, day.month, day.year) if each)
        return " ".join(
            each for each in (str(day.day or ""), MONTHS[day.month - 1] if day.month else "", str(day.year)) if each
        )

    def both(self, start: Day, end: Day) -> str:
        """From one to another, what they share said once."""
        if start.year == end.year and start.month == end.month and start.day and end.day:
            if start.day == end.day:
                return self.one(end)
            return f"{start.day}{DASH}{self.one(end)}"
        if start.year == end.year and start.month and end.month and self.language == "en":
            return f"{self.one(start).removesuffix(f' {start.year}')} {DASH} {self.one(end)}"
        if not start.month and not end.month:
            return f"{start.year}{DASH}{end.year}"
        return f"{self.one(start)} {DASH} {self.one(end)}"


def day_of(text: str) -> Day | None:
    """The parts of ``2024``, ``2024-11`` or ``2024-11-09``; None for anything else."""
    parts = text.split("-")
    if len(text) not in PRECISIONS or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except (ValueError, OverflowError):
        return None
    return Day(*map(int, parts))


def precision_of(edtf: str) -> str:
    """``day``, ``month`` or ``year``: what is known of the less precise end; ``other`` for what is none of these."""
    ends = [end for end in edtf.translate(str.maketrans("", "", "~?%")).split("/") if end not in ("", "..")]
    known = [PRECISIONS[len(end)] if day_of(end) else "other" for end in ends]
    return max(known, key=("day", "month", "year", "other").index, default="other")


def words_for(languages: Sequence[str]) -> Words:
    """The words of the first language that pictures speak, else English ones."""
    return Words(next((each for each in languages if each in LANGUAGES), "en"))
