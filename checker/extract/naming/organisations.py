"""Names of organisations, behind a word for one, and names in quotation marks."""

from __future__ import annotations

from checker.extract.naming.page import Page
from checker.extract.naming.signs import QUOTES
from checker.extract.naming.words import is_foreign
from checker.model import NameKind
from checker.text.frequency import frequency
from checker.text.shape import is_ordinary
from checker.text.tokens import DASHES, LATIN, NUMBER, WORD

_QUOTED: int = 4  # words in quotation marks, at most, that are a name
_PAPER: int = 3  # words of a paper's name in them, at most
_SAID: int = 8  # words between a verb of saying and the paper, at most
TO: frozenset[str] = frozenset(("ل", "لـ"))


def behind(page: Page, i: int) -> int | None:
    """The name behind a word for an organisation («شركة», «صحيفة»)."""
    at = i + 1
    if not page.same_line(i):
        return None
    if page.form(at) in QUOTES:
        return quoted(page, at, "organisation")
    if page.taken[at] or page.form(i).startswith("ال"):
        return None
    counted = None if page.bare(i) in page.cues.club_before else page.counted(at + 1)
    if counted is not None and page.cues.is_first_name(page.form(at).removeprefix("ال")):
        return page.put(at, counted, "organisation", "organisation", whole=True)  # «جامعة محمد الخامس»
    if page.bare(i) in page.cues.press and page.definite(at) and not page.adjective(at):
        return page.put(at, at + 1, "organisation", "organisation")  # «صحيفة الوئام»
    if page.proper(at) and not page.words[at].clitics and not page.adjective(at + 1):
        return page.put(at, at + 1, "organisation", "organisation")  # «شركة الدريس»
    after = page.extent(at, definite=True)
    if after == at and _brand(page, at):
        after = max(page.extent(at + 1, definite=True), at + 2)
    after = next(
        (k for k in range(at + 1, after - 1) if page.form(k) in page.cues.foreigners), after
    )  # «شركة ساب كريستيان كلاين»
    while after > at + 1 and page.definite(after - 1) and page.form(after - 1).endswith("ي"):
        after -= 1  # «نادي ناسيونال الأوروجواياني»
    if after == at or page.only_links(at, after):
        return None
    if after == at + 1 and _describes(page, at):
        return None
    trade = page.words[after]
    if trade.form.startswith("لل") and "ال" + trade.form[2:] in page.cues.trades and page.same_line(after - 1):
        after += 1  # «شركة سامكو للمقاولات»
    return page.put(at, after, "organisation", "organisation")


def _describes(page: Page, i: int) -> bool:
    """«شبكة جميلة», «برنامج إلكتروني»: an everyday word in the form of an adjective."""
    form = page.form(i)
    if page.words[i].surface.endswith("ة"):
        return is_ordinary(form)
    return form.endswith("ي") and not page.definite(i) and frequency(form + "ه") + frequency("ال" + form) > 0


def told(page: Page, i: int) -> int | None:
    """«أوضحت لـ«عكاظ» مصادر»: a paper in quotation marks, to which somebody said it."""
    closer = QUOTES.get(page.form(i + 1))
    if closer is None or page.form(i) not in TO:
        return None
    at = next((k for k in range(i + 3, i + 3 + _PAPER) if page.form(k) == closer), None)
    said = any(page.bare(k) in page.cues.verbs for k in range(max(0, i - _SAID), i))
    if at is None or not said or not all(page.kind(k) in (WORD, LATIN) for k in range(i + 2, at)):
        return None
    return page.put(i + 2, at, "organisation", "organisation", whole=True)


def dateline(page: Page, i: int) -> int | None:
    """«سبق - جازان: أقامت»: one word at the start of a line, before a dash, a place and a colon."""
    dash, place = i + 1, i + 2
    after = place + 1 if page.form(place + 1) == ":" else place + 2  # «مكة المكرمة:»
    if page.form(dash) not in DASHES or page.form(after) != ":" or page.kind(i) != WORD:
        return None
    signed = page.form(i - 1) in DASHES  # by whom it is written: «قاسم الخبراني- سبق- جازان:»
    if i and not signed and "\n" not in page.doc.text[page.tokens[i - 1].end : page.tokens[i].start]:
        return None
    known = (
        "".join(page.form(k) for k in range(place, after)) in page.places.places
        and page.form(i) not in page.places.places
    )
    return page.put(i, i + 1, "organisation", "where", whole=True) if known else None


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
            last = at - 1 if at > i + 2 and page.kind(at - 1) == NUMBER else at  # «بيل 412»
            words = all(page.kind(k) in (WORD, LATIN) for k in range(i + 1, last))
            if words and not any(page.taken[i + 1 : at]):
                return page.put(i + 1, at, kind, "organisation" if kind == "organisation" else "place", whole=True)
            return None
    return None
