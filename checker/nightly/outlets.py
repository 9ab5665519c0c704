"""What came from whom: an outlet that fell silent is a broken feed until somebody has looked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from checker.nightly.entries import Stub
    from checker.nightly.record import Telling

_MANY: Final = 5  # articles: fewer without one claim are chance (verse, a gallery, a notice)

Outlets = Mapping[str, Mapping[str, int]]


def count_outlets(
    articles: Mapping[str, Stub], new: Collection[str], tellings: Sequence[Telling]
) -> dict[str, dict[str, int]]:
    """By outlet: tonight's articles, those that no run had, the claims in them, the findings that it is part of."""
    outlets: dict[str, dict[str, int]] = {}
    for key, article in articles.items():
        counts = outlets.setdefault(article.outlet, dict.fromkeys(("articles", "new", "claims", "findings"), 0))
        counts["articles"] += 1
        counts["new"] += key in new
    claims = {key: number for telling in tellings for key, number in telling.brief.claims.items()}
    for key, article in articles.items():
        outlets[article.outlet]["claims"] += claims.get(key, 0)
    for telling in tellings:
        for found in telling.brief.findings:
            for outlet in found.outlets:
                if outlet in outlets:
                    outlets[outlet]["findings"] += 1
    return dict(sorted(outlets.items()))


def silences(outlets: Outlets, before: Outlets) -> Iterator[str]:
    """What is missing, in words: outlets that the run before had, and outlets whose articles state nothing."""
    for outlet in sorted(before.keys() - outlets.keys()):
        yield f"nothing came from {outlet or 'unnamed outlets'}, of which the run before had {before[outlet]['articles']}"
    for outlet, counts in outlets.items():
        if counts["articles"] >= _MANY and not counts["claims"]:
            yield f"no claims in {counts['articles']} articles of {outlet or 'unnamed outlets'}; is their text whole?"
