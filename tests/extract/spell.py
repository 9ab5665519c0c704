"""Arabic numbers written out in words, by a hand of its own: what the reader of numbers must read back.

Every choice that writers have is a choice here: case, gender, spelling, words glued or apart, «و» glued or apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Choose = Callable[[list[str]], str]

# each: before masculine nouns, before feminine ones («ثلاثة رجال», «ثلاث نساء»)
UNITS = {
    1: [["واحد"], ["واحدة"]],
    3: [["ثلاثة"], ["ثلاث"]],
    4: [["أربعة", "اربعة"], ["أربع", "اربع"]],
    5: [["خمسة"], ["خمس"]],
    6: [["ستة"], ["ست"]],
    7: [["سبعة"], ["سبع"]],
    8: [["ثمانية"], ["ثماني", "ثمان"]],
    9: [["تسعة"], ["تسع"]],
}
TWO = {"nominative": (["اثنان"], ["اثنتان"]), "oblique": (["اثنين"], ["اثنتين"])}
TWELVE = {"nominative": ("اثنا عشر", "اثنتا عشرة"), "oblique": ("اثني عشر", "اثنتي عشرة")}
TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
HUNDRED = ["مئة", "مائة"]
MAGNITUDES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (1000, "ألف", "آلاف"),
]


@dataclass(frozen=True)
class Hand:
    """How one writer writes: `choose` picks among spellings."""

    case: str  # nominative or oblique
    feminine: bool
    apart: bool  # «و» with a space behind it
    choose: Choose

    def number(self, value: int) -> str:
        """An integer from 0 to 10^15 in words."""
        if value == 0:
            return "صفر"
        parts: list[str] = []
        for size, singular, plural in MAGNITUDES:
            count, value = divmod(value, size)
            if count:
                parts.append(self._of(count, singular, plural))
        if value:
            parts.append(self.hundreds(value, feminine=self.feminine))
        return self.join(parts)

    def join(self, parts: list[str]) -> str:
        return (" و " if self.apart else " و").join(parts)

    def _of(self, count: int, singular: str, plural: str) -> str:
        """A magnitude and how many: «ألف», «مليونان», «ثلاثة آلاف», «أحد عشر ألفا», «مئتا ألف»."""
        if count == 1:
            return singular
        if count == 2:
            return singular + ("ان" if self.case == "nominative" else "ين")
        words = self.hundreds(count, feminine=False, construct=True)
        rest = count % 100
        if 3 <= rest <= 10:
            return f"{words} {plural}"
        return f"{words} {singular}{'ا' if rest > 10 else ''}"

    def hundreds(self, value: int, *, feminine: bool, construct: bool = False) -> str:
        """A number below a thousand; `construct`: a noun follows («مئتا ألف»)."""
        hundred, rest = divmod(value, 100)
        parts = []
        if hundred:
            parts.append(self._hundred(hundred, construct=construct and not rest))
        if rest:
            parts.append(self.tens(rest, feminine=feminine))
        return self.join(parts)

    def _hundred(self, count: int, *, construct: bool) -> str:
        spelled = self.choose(HUNDRED)
        if count == 1:
            return spelled
        if count == 2:
            ending = {"nominative": "ا", "oblique": "ي"}[self.case]
            return spelled[:-1] + "ت" + ending + ("" if construct else "ن")
        return UNITS[count][1][0] + self.choose(["", " "]) + spelled

    def tens(self, value: int, *, feminine: bool) -> str:
        """A number below a hundred."""
        if value == 2:
            return TWO[self.case][feminine][0]
        if value < 10:
            return self.choose(UNITS[value][feminine])
        if value == 10:
            return "عشر" if feminine else "عشرة"
        if value == 11:
            return "إحدى عشرة" if feminine else "أحد عشر"
        if value == 12:
            return TWELVE[self.case][feminine]
        if value < 20:
            return f"{self.choose(UNITS[value - 10][feminine])} {'عشرة' if feminine else 'عشر'}"
        ten, unit = divmod(value, 10)
        tens = TENS[ten] + ("ون" if self.case == "nominative" else "ين")
        return self.join([self.tens(unit, feminine=feminine), tens]) if unit else tens
