"""Names of organisations, behind a word for one, and names in quotation marks."""

from __future__ import annotations

from checker.extract.naming.page import Page
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import is_foreign
from checker.model import NameKind
from checker.text.shape import is_ordinary
from checker.text.tokens import LATIN, WORD

_QUOTED: int = 4  # words in quotation marks, at most, that are a name


def behind(page: Page, i: int) -> int | None:
    """The name behind a word for an organisation («شركة», «صحيفة»)."""
    at = i + 1
    if not page.same_line(i):
        return None
    if page.form(at) in QUOTES:
        return quoted(page, at, "organisation")
    if page.taken[at] or page.form(i).startswith("ال"):
        return None
    if page.bare(i) in page.cues.press and page.definite(at) and not page.adjective(at):
        return page.put(at, at + 1, "organisation", "organisation")  # «صحيفة الوئام»
    after = page.extent(at, definite=True)
    if after == at and _brand(page, at):
        after = max(page.extent(at + 1, definite=True), at + 2)
    while after > at + 1 and page.definite(after - 1) and page.form(after - 1).endswith("ي"):
        after -= 1  # «نادي ناسيونال الأوروجواياني»
    if after == at or page.only_links(at, after):
        return None
    if after == at + 1 and page.words[at].surface.endswith("ة") and is_ordinary(page.form(at)):
        return None  # «شبكة جميلة»
    return page.put(at, after, "organisation", "organisation")


def _brand(page: Page, i: int) -> bool:
    """An everyday word as a firm's name, before a foreign word or the form of the firm («أطلس لوجستيك», «سنابل القابضة»)."""
    plain = page.kind(i) == WORD and page.form(i) not in page.function_words and not page.definite(i)
    if not plain or not page.same_line(i) or page.taken[i] or page.taken[i + 1]:
        return False
    return is_foreign(page.form(i + 1)) or page.form(i + 1) in page.cues.firms


def quoted(page: Page, i: int, kind: NameKind) -> int | None:
    """A name in quotation marks, right behind the word that announces it."""
    closer = QUOTES.get(page.form(i))
    if closer is None:
        return None
    for at in range(i + 2, min(i + 2 + _QUOTED, page.size)):
        if page.form(at) == closer:
            if all(page.kind(k) in (WORD, LATIN) for k in range(i + 1, at)):
                return page.put(i + 1, at, kind, "organisation" if kind == "organisation" else "place")
            return None
    return None
