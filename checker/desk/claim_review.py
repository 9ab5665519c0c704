"""A confirmed finding as schema.org ClaimReview: what each side said, and that they cannot all be right.

It never says which side is right: the rating has words and no number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.nightly.entries import Decision, Finding
from checker.report.excerpt import clean, one_a_voice, passage
from checker.report.wording import Lang, say

_RATING: Final = {"ar": "تتعارض المصادر في هذا", "en": "The sources contradict one another on this"}


def claim_reviews(finding: Finding, report: Mapping[str, Any], confirmed: Decision, lang: Lang) -> dict[str, Any]:
    """JSON-LD with one ClaimReview for each value that an outlet gave, or for each passage of a check."""
    articles = {article["id"]: article for article in report["articles"]}
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "ClaimReview",
                "@id": f"urn:checker:{finding.fingerprint}:{number}",
                "claimReviewed": words,
                "datePublished": confirmed.at,
                "author": {"@type": "Person", "name": clean(confirmed.who)},
                "reviewBody": clean(say(finding.why, lang)) + (f". {clean(confirmed.reason)}" if confirmed.reason else ""),
                "inLanguage": lang,
                "itemReviewed": _claim(articles[article], said_by),
                "reviewRating": {"@type": "Rating", "alternateName": _RATING[lang], "ratingExplanation": clean(say(finding.label, lang))},
            }
            for number, (article, words, said_by) in enumerate(_sides(finding, report, articles), start=1)
        ],
    }  # fmt: skip


def _sides(
    finding: Finding, report: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any]]
) -> list[tuple[str, str, str | None]]:
    """Article, passage, and the authority that the article names."""
    if finding.kind == "fact":
        fact = next((fact for fact in report["facts"] if fact["id"] == finding.place), None)
        claims = one_a_voice(fact["claims"]) if fact else []
        return [(claim["article"], "".join(passage(articles, claim)), claim["attributed_to"]) for claim in claims]
    check = next((check for check in report["checks"] if check["id"] == finding.place), None)
    return [(place["article"], clean(place["text"]), None) for place in check["evidence"]] if check else []


def _claim(article: Mapping[str, Any], said_by: str | None) -> dict[str, Any]:
    outlet = {"@type": "Organization", "name": clean(article["outlet"] or article["id"])}
    appearance = {"@type": "NewsArticle", "headline": clean(article["title"]), "publisher": outlet}
    if article["url"] and article["url"].startswith(("https://", "http://")):
        appearance["url"] = article["url"]
    if article["published"]:
        appearance["datePublished"] = article["published"]
    author = {"@type": "Thing", "name": clean(said_by)} if said_by else outlet
    return {"@type": "Claim", "author": author, "appearance": appearance}
