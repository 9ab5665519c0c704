"""The night as a letter that is ready to be sent: words and simple HTML, no picture, nothing to fetch."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from markupsafe import Markup, escape

from checker.nightly.report.data import NightReport, Told
from checker.nightly.report.page import Lang, NightPage, NightWords
from checker.report.excerpt import clean
from checker.report.marks import shown

_MOST: Final = 10  # findings of each status: a letter is read on a telephone
_BOUNDARY: Final = "=_checker_night_{run}"  # fixed, so that one night makes one letter


def render_mail(night: NightReport, lang: Lang = "ar") -> bytes:
    """The letter with its subject and date, without a sender and a receiver: those are the post's affair."""
    words = NightWords(lang)
    page = NightPage(night, words)
    counts = [
        words.count("new", len(page.new)),
        words.count("open", len(page.open)),
        words.count("resolved", len(page.resolved)),
    ]
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = f"{words('kicker')}: {'، '.join(counts) if lang == 'ar' else ', '.join(counts)}"
    if night.as_of:
        moment = dt.datetime.fromisoformat(night.as_of)
        letter["Date"] = format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))
    letter["Content-Language"] = lang
    letter.set_content(_words(page, counts), cte="base64")
    letter.add_alternative(_markup(page, counts), subtype="html", cte="base64")
    letter.set_boundary(_BOUNDARY.format(run=night.run.id))
    return letter.as_bytes()


def _parts(page: NightPage) -> list[tuple[str, list[Told], int]]:
    return [
        (page.words(status), found[:_MOST], len(found))
        for status, found in (("new", page.worst), ("open", page.open), ("resolved", page.resolved))
        if found
    ]


def _words(page: NightPage, counts: list[str]) -> str:
    lines = [page.words("title"), " · ".join(counts)]
    for heading, found, total in _parts(page):
        lines += ["", f"{heading} ({total})"]
        for told in found:
            lines.append(f"- {clean(told.title)}")
            lines.append(f"  {page.words.of('verdicts', page.kind(told))}: {_why(told, page)}")
            lines += [
                f"    {page.outlet(side.outlet)}: {side.before}[{side.text}]{side.after}" for side in told.sides[:2]
            ]
        if total > len(found):
            lines.append(page.words("more").format(n=total - len(found)))
    return "\n".join([*lines, "", page.words("footer"), ""])


def _markup(page: NightPage, counts: list[str]) -> str:
    direction = "rtl" if page.words.lang == "ar" else "ltr"
    parts = [Markup('<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8"><title>{}</title></head><body>').format(
        page.words.lang, direction, page.words("title")
    )]  # fmt: skip
    parts.append(Markup("<h1>{}</h1><p>{}</p>").format(page.words("title"), " · ".join(counts)))
    for heading, found, total in _parts(page):
        parts.append(Markup("<h2>{} ({})</h2><ol>").format(heading, total))
        for told in found:
            parts.append(
                Markup("<li><p><b>{}</b><br>{}: {}</p>").format(
                    shown(told.title), page.words.of("verdicts", page.kind(told)), escape(_why(told, page))
                )
            )
            parts += [
                Markup('<p dir="auto">{}: {}<b>{}</b>{}</p>').format(
                    shown(page.outlet(side.outlet)), shown(side.before), shown(side.text), shown(side.after)
                )
                for side in told.sides[:2]
            ]
            parts.append(Markup("</li>"))
        parts.append(Markup("</ol>"))
        if total > len(found):
            parts.append(Markup("<p>{}</p>").format(page.words("more").format(n=total - len(found))))
    parts.append(Markup("<p>{}</p></body></html>").format(page.words("footer")))
    return str(Markup("\n").join(parts)) + "\n"


def _why(told: Told, page: NightPage) -> str:
    return f"{clean(page.label(told))}، {clean(page.why(told).striptags())}"
