"""Numbers in digits: both digit sets, every separator, thousands or decimals.

The form decides where it can («1,234,567», «4.5»); where it leaves two readings open, both are kept.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from checker.extract.numbers.number import Value
from checker.text.fold import DIGITS, INVISIBLE

D: Final = "0-9٠-٩۰-۹"
_RLM: Final = "\u200f"
_BIDI: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
SPACES: Final = " \u00a0\u2009\u202f"
_RUN: Final = re.compile(
    f"(?P<spaced>[{D}]{{1,3}}(?:[{SPACES}][{D}]{{3}}){{1,4}}(?![{D}.,٫٬،]*[{D}]))"
    f"|[{D}]+(?:[{_BIDI}]?(?:[.,٫٬،'’ر][{_BIDI}]?| ر )[{D}]+)*"
)
_PARTS: Final = re.compile(f"([{D}]+)([^{D}]*)")
_MAX_DIGITS: Final = 30  # longer runs are serial numbers, and arithmetic on them an attack


def whole(text: str) -> int:
    return int(text.translate(DIGITS))


def decimal(before: str, part: str) -> Value:
    return Fraction(whole(before + part), 10 ** len(part)) if whole(part) else whole(before or "0")


def read_digits(text: str, start: int) -> tuple[Value, tuple[Value, ...], int, int] | None:
    """The number written in digits at `start`: value, other readings, end, number of digits.

    None where the run of digits and separators is no number (a version, an address).
    """
    match = _RUN.match(text, start)
    if match is None:
        return None
    run, end = match.group(), match.end()
    if len(run) > _MAX_DIGITS:
        return None
    if run.isdecimal():
        return whole(run), (), end, len(run)
    if match.group("spaced"):
        first, *rest = re.split(f"[{SPACES}]", run)
        if not first.translate(DIGITS).startswith("0"):
            return whole(first + "".join(rest)), (), end, len(run)
        return whole(first), (), start + len(first), len(first)
    parts: list[tuple[str, str]] = _PARTS.findall(run)
    numbers = [part for part, _ in parts]
    # an invisible mark counts only behind the separator, where it reverses the two sides
    signs = [sign.strip(" ").lstrip(INVISIBLE) for _, sign in parts[:-1]]
    count = sum(map(len, numbers))
    found = _separated(numbers, signs)
    if found is None:
        return None
    return found[0], found[1], end, count


def run_end(text: str, start: int) -> int:
    """Where the run of digits and separators at `start` ends, be it a number or not."""
    match = _RUN.match(text, start)
    return match.end() if match else start


def _reversed(numbers: list[str]) -> tuple[Value, tuple[Value, ...]] | None:
    """Groups whose last stands first in memory: «3ر44» is 44.3, «000ر22» is 22,000, «000ر250ر1» is 1,250,000."""
    head, groups = numbers[-1], numbers[:-1]
    thousands = (
        all(len(group) == 3 for group in groups) and len(head) <= 3 and not head.translate(DIGITS).startswith("0")
    )
    joined = whole("".join(reversed(numbers))) if thousands else 0
    if len(groups) > 1:
        return (joined, ()) if thousands else None
    fraction = decimal(head, groups[0])
    if not thousands:
        return fraction, ()
    return joined, (fraction,) if whole(groups[0]) else ()


_CENTS: Final = 2  # digits of a hundredth


def _separated(numbers: list[str], signs: list[str]) -> tuple[Value, tuple[Value, ...]] | None:
    last, before = numbers[-1], numbers[:-1]
    sign = signs[-1]
    thousands = all(len(group) == 3 for group in numbers[1:]) and len(numbers[0]) <= 3
    if sign == "ر" or _RLM in sign:
        return _reversed(numbers) if len(set(signs)) == 1 else None
    if "ر" in "".join(signs):
        return None
    marks = {sign[0] for sign in signs}
    if len(signs) == 1:
        if sign[0] == "٫" or not thousands or numbers[0].translate(DIGITS).startswith("0"):
            return (decimal(before[0], last), ()) if sign[0] not in "٬'’" else None
        joined = whole("".join(numbers))
        return joined, () if sign[0] in "٬'’" else (decimal(before[0], last),)
    if len(marks) == 1:
        if thousands:
            return whole("".join(numbers)), ()
        cents = len(last) == _CENTS and len(before[0]) <= 3 and all(len(group) == 3 for group in before[1:])
        return (decimal("".join(before), last), ()) if cents else None  # «51.824.281.70 ريال»
    if len({sign[0] for sign in signs[:-1]}) == 1 and all(len(group) == 3 for group in before[1:]):
        return decimal("".join(before), last), ()
    return None
