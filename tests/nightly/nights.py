"""A small night: articles, and runs of them recorded without the engines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.model import Article
from checker.nightly.ledger import Ledger
from checker.nightly.record import Summary, Telling, add_articles, add_reviews, begin, finish, record
from checker.rules import load_rules
from checker.story import review

Tell = Callable[[Sequence[Sequence[Article]]], int]


def quake(outlet: str, killed: object, key: str = "", place: str = "المدينة") -> Article:
    """One outlet's words on one earthquake."""
    body = f"أسفر الزلزال الذي ضرب {place} عن مقتل {killed} شخصا وإصابة آخرين، وفق ما أعلنت وزارة الداخلية."
    return Article(key or f"{outlet}-{killed}", outlet, f"زلزال عنيف يضرب {place}", body, "2024-03-01T08:00")


def teller(ledger: Ledger) -> Tell:
    """Records a run that told these stories, and gives its number."""

    def tell(stories: Sequence[Sequence[Article]]) -> int:
        rules = load_rules()
        run = begin(ledger, "intake", "2024-03-01T20:00:00+00:00", rules.digest, "1")
        tellings = []
        for articles in stories:
            add_articles(ledger, articles)
            members = tuple(sorted(article.id for article in articles))
            key = "+".join(members)
            add_reviews(ledger, [(key, review(articles, rules).to_dict(), None)], rules.digest, "1")
            tellings.append(Telling(members, key))
        record(ledger, run, tellings, "2024-03-01T20:01:00+00:00", Summary(), lambda *_: None)
        finish(ledger, run)
        return run

    return tell
