"""Plain sentences of a small world, in which the names, years and numbers of visitors are marked for the rules."""

import re

__all__ = ["marked"]

NAMES = {
    "place/hanoi;cg:City": "Hanoi|Hà Nội|Hanoï|Hanói",
    "place/hue;cg:City": "Hue|Huế|Hué",
    "place/hall;cg:Venue": "Old Hall|Nhà hát Cũ|Vieille Halle|Sala Vieja",
    "org/unesco;org:Organization": "UNESCO",
    "org/guild;org:Organization": "Craft Guild|Hội Thủ công|Guilde des métiers|Gremio de Artesanos",
    "event/orvane;cg:Festival": "Orvane Festival|Lễ hội Orvane|Festival d'Orvane|Festival de Orvane",
    "event/forum;cg:Forum": "Craft Forum|Diễn đàn Thủ công|Forum des métiers|Foro de Artesanía",
    "agreement/lan;cg:Agreement": "Lan Pact|Thỏa thuận Lan|Accord Lan|Acuerdo Lan",
    "network/uccn;cg:CityNetwork": "Creative Cities Network|Mạng lưới Thành phố Sáng tạo"
    "|Réseau des villes créatives|Red de Ciudades Creativas",
    "project/craft;cg:Project": "Craft Project|Dự án Thủ công|Projet Artisans|Proyecto Artesano",
    "policy/charter;cg:Declaration": "Orvane Charter|Hiến chương Orvane|Charte d'Orvane|Carta de Orvane",
}
VISITORS = re.compile(r"(\d[\d.,]*) (?:visitors|lượt khách|visiteurs|visitantes)")
YEAR = re.compile(r"(?:\b(?:in|năm|en) )(\d{4})(?!\d)")


def marked(sentence: str) -> str:
    """The sentence with marks around what it names."""
    for told, names in NAMES.items():
        sentence = re.sub(rf"(?<!\w)(?:{names})(?!\w)", rf"[\g<0>|{told}]", sentence)
    sentence = VISITORS.sub(r"[\g<0>|#\1;code/indicator/visitors]", sentence)
    return YEAR.sub(r"[\g<0>|=\1]", sentence)
