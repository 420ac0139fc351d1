"""The words of the page itself, in both languages, and how a text in both is written.

Both languages are in the page; the style sheet hides the one that is not chosen. What exists in one language only is
marked as such and is never hidden.
"""

from collections.abc import Mapping
from html import escape

from creativegraph.ontology.usage import Words

__all__ = ["both", "said", "word"]

ONLY = {"en": "en-GB", "vi": "vi-VN"}
SAID: Mapping[str, tuple[str, str]] = {
    "about": ("What this ontology is for", "Bản thể học này để làm gì"),
    "adds": ("added", "thêm"),
    "alignments": ("Alignments", "Đối chiếu"),
    "also": ("See also", "Xem thêm"),
    "apart": ("Disjoint with", "Tách biệt với"),
    "boolean": ("true or false", "đúng hoặc sai"),
    "both": ("and", "và"),
    "broadMatch": ("wider", "rộng hơn"),
    "by-builder": ("written by the program that makes the graph", "do chương trình tạo đồ thị ghi"),
    "changed": ("changed", "thay đổi"),
    "changes": ("What changed", "Những thay đổi"),
    "cite": ("How to cite", "Cách trích dẫn"),
    "class": ("class", "lớp"),
    "classes": ("Classes", "Các lớp"),
    "closeMatch": ("close", "gần nghĩa"),
    "claims": ("claims with their sources", "khẳng định có nguồn"),
    "code": ("Code", "Mã"),
    "codes": ("Codes", "Danh mục mã"),
    "contents": ("Contents", "Nội dung"),
    "data": ("data property", "thuộc tính dữ liệu"),
    "date": ("date", "ngày"),
    "datatype": ("data property", "thuộc tính dữ liệu"),
    "decimal": ("decimal number", "số thập phân"),
    "definition": ("Definition", "Định nghĩa"),
    "deprecated": ("deprecated", "ngừng dùng"),
    "domain": ("Of", "Áp dụng cho"),
    "downloads": ("Download", "Tải về"),
    "exactMatch": ("same", "trùng nghĩa"),
    "examples": ("Examples", "Ví dụ"),
    "filter": ("Filter terms", "Lọc thuật ngữ"),
    "foreign": ("Terms of other vocabularies in the graph", "Thuật ngữ của bộ từ vựng khác trong đồ thị"),
    "from-here": ("Properties of it", "Thuộc tính của lớp"),
    "history": ("History", "Lịch sử"),
    "integer": ("whole number", "số nguyên"),
    "iri": ("address", "địa chỉ"),
    "issued": ("Issued", "Ngày ban hành"),
    "label": ("Name", "Tên"),
    "language": ("one value a language", "một giá trị mỗi ngôn ngữ"),
    "licence": ("Licence", "Giấy phép"),
    "matches": ("Alignments", "Đối chiếu"),
    "menu": ("Contents and terms", "Nội dung và thuật ngữ"),
    "narrowMatch": ("narrower", "hẹp hơn"),
    "no": ("any number of values", "nhiều giá trị tùy ý"),
    "none-found": ("No term has these letters.", "Không có thuật ngữ nào chứa các chữ này."),
    "not": ("Not this", "Không phải"),
    "nothing-yet": ("not yet used in the graph", "chưa dùng trong đồ thị"),
    "object": ("object property", "thuộc tính đối tượng"),
    "patterns": ("Patterns", "Các mẫu"),
    "period": ("time span", "khoảng thời gian"),
    "previous": ("Previous version", "Phiên bản trước"),
    "properties": ("Properties", "Các thuộc tính"),
    "publisher": ("Publisher", "Đơn vị công bố"),
    "range": ("Leads to", "Dẫn đến"),
    "relatedMatch": ("related", "liên quan"),
    "removed": ("removed", "bỏ"),
    "scheme": ("Codes of", "Mã của"),
    "shapes": ("Shapes", "Quy tắc kiểm tra"),
    "shapes-text": (
        "What a good graph looks like, checked one rule at a time, with advice where something is wrong.",
        "Thế nào là một đồ thị tốt, được kiểm tra theo từng quy tắc, kèm lời khuyên khi có điều sai.",
    ),
    "since": ("since", "từ"),
    "skip": ("Skip to the text", "Đến phần nội dung"),
    "string": ("characters", "chuỗi ký tự"),
    "subclasses": ("Subclasses", "Lớp con"),
    "subproperties": ("Subproperties", "Thuộc tính con"),
    "superclasses": ("Superclasses", "Lớp cha"),
    "superproperties": ("Superproperties", "Thuộc tính cha"),
    "terms": ("Terms", "Các thuật ngữ"),
    "text": ("words in a language", "lời văn kèm ngôn ngữ"),
    "thing": ("a thing", "một đối tượng"),
    "things": ("things", "đối tượng"),
    "things-title": ("The things of the graph", "Các đối tượng của đồ thị"),
    "times": ("times", "lần"),
    "to-here": ("Properties to it", "Thuộc tính dẫn đến lớp"),
    "transitive": ("transitive", "bắc cầu"),
    "tree": ("Classes at a glance", "Toàn cảnh các lớp"),
    "unchanged": ("All terms of the version before are still there.", "Mọi thuật ngữ của phiên bản trước vẫn còn."),
    "used": ("In the graph", "Trong đồ thị"),
    "uses": ("Terms used", "Thuật ngữ được dùng"),
    "value": ("Values", "Giá trị"),
    "version": ("Version", "Phiên bản"),
    "with-subclasses": ("with subclasses", "kể cả lớp con"),
    "yes": ("one value; ranks decide", "một giá trị; thứ hạng quyết định"),
}


def both(words: Words, tag: str = "span") -> str:
    """A text in the languages that it has, as elements of which the page shows one."""
    en, vi, plain = (words.get(each, "") for each in ("en", "vi", ""))
    if en and vi and en != vi:
        return f'<{tag} lang="en">{escape(en)}</{tag}><{tag} lang="vi">{escape(vi)}</{tag}>'
    only = next((each for each in ("en", "vi") if words.get(each)), "")
    if (en and vi) or plain or not only:
        text = escape(en or plain or next(iter(words.values()), ""))
        return text if tag == "span" else f"<{tag}>{text}</{tag}>"
    return f'<{tag} lang="{ONLY[only]}">{escape(words[only])}</{tag}>'


def said(key: str) -> Words:
    """The page's own words."""
    en, vi = SAID[key]
    return {"en": en, "vi": vi}


def word(key: str) -> str:
    """The page's own words as elements."""
    return both(said(key))
