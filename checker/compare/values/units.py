"""Units, nouns and currencies that stand for each other."""

from __future__ import annotations

from typing import Final

# A magnitude is often written as mere degrees, or with no unit.
_LOOSE: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("degree", "magnitude"),
        ("degree", "celsius"),
        ("barrel", "barrel_per_day"),
        ("person", "case"),
        ("person", "name_on_list"),
        ("person", "vote"),
    )
)
# Speeds: what one of a unit is in kilometres an hour.
_SPEEDS: Final = {"kilometre_per_hour": 1.0, "knot": 1.852, "metre_per_second": 3.6}
# Parts of one currency alone: which, and what one of them is in it.
_PARTS: Final = {"halala": ("SAR", 0.01), "baisa": ("OMR", 0.001), "penny": ("GBP", 0.01)}
_FAMILIES: Final = {
    "pound": {"EGP", "GBP", "SDG", "SSP"}, "riyal": {"SAR", "QAR", "OMR", "YER", "IRR", "BRL"},
    "dirham": {"AED", "MAD"}, "dinar": {"KWD", "BHD", "IQD", "JOD", "LYD", "TND", "DZD", "RSD"},
    "lira": {"LBP", "SYP", "TRY", "ITL"}, "rupee": {"INR", "PKR", "LKR", "IDR", "NPR"},
    "franc": {"CHF", "XAF", "XOF", "DJF"}, "krona": {"SEK", "NOK", "DKK", "CZK", "ISK"},
    "peso": {"MXN", "ARS", "PHP", "CLP", "COP"}, "shilling": {"KES", "TZS", "UGX", "SOS"},
}  # fmt: skip


def same_unit(a: str | None, b: str | None) -> bool:
    """Is it one unit or class of nouns, as far as the text says which, or two that stand for each other?"""
    return a == b or a is None or b is None or loose_units(a, b) or {a, b} <= _SPEEDS.keys()


def speed(unit: str | None) -> float | None:
    """What one of a unit of speed is in kilometres an hour; None for any other unit."""
    return _SPEEDS.get(unit or "")


def part_of(unit: str | None) -> tuple[str, float] | None:
    """The currency of which a unit is a part, and what one of it is in that; None for a currency, or a part of several."""
    return _PARTS.get(unit or "")


def loose_units(a: str | None, b: str | None) -> bool:
    """Two names of one unit, or of one class of things that are counted for each other («حالة», «شخص»)."""
    return frozenset({a, b}) in _LOOSE


def shortened(a: str | None, b: str | None) -> bool:
    """«مركز إيواء» and a mere «مركز»: one of two nouns is the first word of the other."""
    if not a or not b or a == b:
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) == 1 < len(long) and long[0] == short[0]


def same_currency(a: str | None, b: str | None) -> bool:
    """Is it one currency, as far as the text says which?"""
    if a == b or a is None or b is None:
        return True
    return b in _FAMILIES.get(a, ()) or a in _FAMILIES.get(b, ())
