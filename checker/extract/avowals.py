"""Who claims a deed, and who will have nothing to do with it («تبنت ... الهجوم», «نفت ... أي صلة لها بالهجوم»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.extract.names import Mention
from checker.extract.stated import Page, Stated
from checker.schema import Attribute
from checker.text.stems import stem

_LINK: Final = 8  # tokens from a denial to what is denied («نفت جماعة «الشمس الحمراء» أي صلة لها بالهجوم»)
_NAME: Final = 7  # tokens from a word of avowal to the name («تبنت جماعة تطلق على نفسها اسم «الشمس الحمراء» ...»)
_STOPS: Final = frozenset("؛.:()،")


def avowals(page: Page, file: Attribute) -> Iterator[Stated]:
    """What each group says of its part in a deed: the group is the slot, whether it did it is the value."""
    cues = page.of(f"slot:{file.id}")
    shuns = [(start, end) for cue, start, end in cues if cue == "shun"]
    for cue, start, end in cues:
        home = page.doc.sentence_of(start)
        if cue == "shun" or page.is_past(start) or not page.tells_of_an_event(file, home):
            continue
        shun = next((at for at, _ in shuns if max(home.first, start - _LINK) <= at < start), None)
        denied = any(max(home.first, start - _LINK) <= at < start for _, at, _ in page.of("denial"))
        if shun is None and (denied or cue != "claim"):
            continue
        first = start if shun is None else shun
        group = _group(page, first, end)
        if group is not None:
            slot = " ".join(stem(word) for word in group.words)
            low, high = min(first, group.first), max(end, group.after)
            yield page.state(file, slot, "yes" if shun is None else "no", low, high, denied=False)


def _group(page: Page, first: int, after: int) -> Mention | None:
    """The organisation that stands nearest to the words of an avowal in their clause."""
    best: tuple[int, Mention] | None = None
    for mention in page.mentions.values():
        if mention.kind != "organisation":
            continue
        gap = max(mention.first - after, first - mention.after, 0)
        low, high = min(mention.after, after), max(mention.first, first)
        if gap <= _NAME and not page.broken(low, high, _STOPS) and (best is None or gap < best[0]):
            best = gap, mention
    return best[1] if best else None
