"""Quantities with a unit of measuring, such as an area or a duration: ``12.5 ha``, ``90 minutes``, ``5 semaines``.

Each is kept in the unit in which its indicator is counted, so that two of them can be compared. A month and a year have
no fixed number of days, so a duration in months or years stays in these.
"""

from decimal import Decimal

__all__ = ["NAMES", "SCALES", "counts", "in_base"]

SCALES: dict[str, dict[int, tuple[str, ...]]] = {
    "square-metre": {
        1: ("m²", "m2", "sq m", "sq. m", "sqm", "square metres", "square metre", "square meters", "square meter",
            "mètres carrés", "mètre carré", "metros cuadrados", "mét vuông"),
        10_000: ("ha", "hectares", "hectare", "hectáreas", "hectárea", "hecta", "héc ta", "héc-ta"),
        1_000_000: ("km²", "km2", "sq km", "sq. km", "square kilometres", "square kilometre", "square kilometers",
                    "square kilometer", "kilomètres carrés", "kilómetros cuadrados", "kilômét vuông",
                    "ki-lô-mét vuông"),
    },
    "metre": {
        1: ("metres", "metre", "meters", "meter", "mètres", "mètre", "metros", "metro", "mét"),
        1_000: ("km", "kilometres", "kilometre", "kilometers", "kilometer", "kilomètres", "kilomètre", "kilómetros",
                "kilómetro", "kilômét", "ki-lô-mét"),
    },
    "minute": {
        1: ("min", "mins", "minutes", "minute", "minutos", "minuto", "phút"),
        60: ("hours", "hour", "heures", "heure", "horas", "hora", "giờ", "tiếng"),
    },
    "day": {
        1: ("days", "day", "jours", "jour", "días", "día", "ngày"),
        7: ("weeks", "week", "semaines", "semaine", "semanas", "semana", "tuần"),
    },
    "month": {1: ("months", "month", "mois", "meses", "mes", "tháng")},
    "year": {1: ("years", "year", "ans", "an", "années", "année", "años", "año", "năm")},
}  # fmt: skip
"""The slugs of units of measuring, and how many of each the words beside a number mean."""
NAMES = {name: (unit, scale) for unit, scales in SCALES.items() for scale, names in scales.items() for name in names}
LONGER = {"day": ("month", "year")}
"""The units in which longer times are kept that are counted in a unit."""


def counts(unit: str, counted: str) -> bool:
    """Return whether a figure in a unit says how much there is of what is counted in another one."""
    return unit == counted or unit in LONGER.get(counted, ())


def in_base(number: Decimal, name: str) -> Decimal:
    """Return a number of what a name means in the unit of measuring that it belongs to."""
    return number * NAMES[name.lower()][1]
