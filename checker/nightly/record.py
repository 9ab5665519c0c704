"""Writing a run into the ledger: articles and reviews as they come, the run itself in one transaction at its end.

Killed before that transaction, a run leaves only what its successor need not compute again; killed after it, only
its report is missing, and the report is made from the ledger alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from checker.model import Article
from checker.nightly import tables as t
from checker.nightly.entries import Stub
from checker.nightly.fingerprint import Found, digest, fingerprint
from checker.nightly.ledger import Ledger
from checker.nightly.report.outlets import rows_of
from checker.nightly.rows import pack, unpack
from checker.nightly.shards import Brief, Reviewed, read_brief
from checker.text.fold import fold_all

_LEAD: Final = 600  # characters of a text that a search looks at: who, what and where stand in the first paragraphs
_DAY: Final = len("2026-03-01")
_BATCH: Final = 500  # keys in one question: SQLite of old takes 999 parameters


@dataclass(frozen=True, slots=True)
class Telling:
    """A story of a run: its articles' keys in order, the key of its review, and what that found in brief."""

    members: tuple[str, ...]
    review: str
    brief: Brief


@dataclass
class Summary:
    """What a run says of itself at its end."""

    reviewed: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)
    outlets: dict[str, dict[str, int]] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unreported:
    """A run whose report is still to be written: where to, and against which run."""

    run: int
    intake: str
    baseline: int | None
    out: str | None


def add_articles(ledger: Ledger, articles: Sequence[Article]) -> int:
    """Keep the articles that the ledger does not have; returns how many those were."""
    with ledger.writing() as db:
        known = _known(db, t.articles, [article.id for article in articles])
        new = {article.id: article for article in articles if article.id not in known}
        if new:
            db.execute(t.articles.insert(), [_article(article) for article in new.values()])
    return len(new)


def known_articles(ledger: Ledger, keys: Sequence[str]) -> set[str]:
    """Which articles were in a story of an earlier run."""
    with ledger.database.reading() as db:
        asked = select(t.members.c.article)
        return {key for some in _batches(keys) for key in db.scalars(asked.where(t.members.c.article.in_(some)))}


def in_ledger(ledger: Ledger, keys: Sequence[str]) -> set[str]:
    """Which articles the ledger has."""
    with ledger.database.reading() as db:
        return _known(db, t.articles, keys)


def recent_articles(ledger: Ledger, first: dt.date | None) -> dict[str, Stub]:
    """The ledger's articles of a day and later, by key; none where no day is given."""
    if first is None:
        return {}
    c = t.articles.c
    asked = select(c.key, c.outlet, func.substr(c.published, 1, _DAY), c.url, c.path)
    with ledger.database.reading() as db:
        rows = db.execute(asked.where(c.published >= first.isoformat()).order_by(c.key))
        return {row.key: Stub(*row) for row in rows}


def texts_of(ledger: Ledger, stubs: Iterable[Stub]) -> dict[str, Article]:
    """Articles with their texts, by key."""
    found = {stub.key: stub for stub in stubs}
    c = t.articles.c
    asked = select(c.key, c.outlet, c.title, c.body, c.published)
    with ledger.database.reading() as db:
        rows = (row for some in _batches(sorted(found)) for row in db.execute(asked.where(c.key.in_(some))))
        return {row.key: Article(*row, url=found[row.key].url, path=found[row.key].path) for row in rows}


def kept_files(ledger: Ledger) -> dict[str, bytes]:
    """What the files of the last inbox hold, by key."""
    with ledger.database.reading() as db:
        return {row.key: row.held for row in db.execute(select(t.files.c.key, t.files.c.held))}


def keep_files(ledger: Ledger, files: Mapping[str, bytes]) -> None:
    """Keep what these files hold, and let go of all others."""
    with ledger.writing() as db:
        known = set(db.scalars(select(t.files.c.key)))
        for some in _batches(sorted(known - files.keys())):
            db.execute(delete(t.files).where(t.files.c.key.in_(some)))
        if new := [{"key": key, "held": held} for key, held in files.items() if key not in known]:
            db.execute(t.files.insert(), new)


def known_reviews(ledger: Ledger, keys: Sequence[str], with_failed: bool = True) -> set[str]:
    """Which reviews need not be made again; the failed ones only when asked so."""
    with ledger.database.reading() as db:
        known = _known(db, t.reviews, keys)
        if not with_failed:
            known -= set(db.scalars(select(t.reviews.c.key).where(t.reviews.c.error.is_not(None))))
    return known


def add_reviews(ledger: Ledger, made: Sequence[Reviewed], rules: str, version: str) -> None:
    """Keep reviews, all that are given or none.  One that failed before gives way."""
    keys = [review.key for review in made]
    with ledger.writing() as db:
        for some in _batches(keys):
            db.execute(delete(t.reviews).where(t.reviews.c.key.in_(some), t.reviews.c.error.is_not(None)))
        known = _known(db, t.reviews, keys)
        new = [review for review in made if review.key not in known]
        if new:
            db.execute(t.reviews.insert(), [asdict(review) | {"rules": rules, "version": version} for review in new])
        briefs = ((review.key, read_brief(review.brief)) for review in new if review.brief)
        if facts := [{"review": key, **fact} for key, brief in briefs for fact in brief.facts]:
            db.execute(t.facts.insert(), facts)


def briefs(ledger: Ledger, keys: Sequence[str]) -> Iterator[tuple[str, Brief | None, str | None]]:
    """Of each review its key, its brief, and why there is none."""
    asked = select(t.reviews.c.key, t.reviews.c.brief, t.reviews.c.error)
    for some in _batches(keys):
        with ledger.database.reading() as db:
            rows = db.execute(asked.where(t.reviews.c.key.in_(some))).all()
        yield from ((row.key, read_brief(row.brief) if row.brief else None, row.error) for row in rows)


def kept_sketches(ledger: Ledger, keys: Sequence[str]) -> Iterator[list[tuple[str, bytes]]]:
    """Of these sketches those that need not be made again, each with its key, some at a time."""
    asked = select(t.sketches.c.key, t.sketches.c.sketch)
    for some in _batches(keys):
        with ledger.database.reading() as db:
            yield [(row.key, row.sketch) for row in db.execute(asked.where(t.sketches.c.key.in_(some)))]


def add_sketches(ledger: Ledger, made: Sequence[tuple[str, bytes]]) -> None:
    """Keep sketches that the ledger does not have, all that are given or none."""
    with ledger.writing() as db:
        db.execute(t.sketches.insert(), [{"key": key, "sketch": sketch} for key, sketch in made])


def drop_sketches(ledger: Ledger, but: Container[str]) -> None:
    """Let go of all sketches but some: those of days gone by, of other rules and other checkers."""
    with ledger.writing() as db:
        gone = [key for key in db.scalars(select(t.sketches.c.key).order_by(t.sketches.c.key)) if key not in but]
        for some in _batches(gone):
            db.execute(delete(t.sketches).where(t.sketches.c.key.in_(some)))


def grouping(ledger: Ledger, key: str, make: Callable[[], list[list[str]]]) -> list[list[str]]:
    """The groups kept under a key, made and kept where there are none."""
    with ledger.database.reading() as db:
        kept = db.execute(select(t.groupings.c.groups).where(t.groupings.c.key == key)).scalar()
    if kept is not None:
        found: list[list[str]] = unpack(kept)
        return found
    groups = make()
    with ledger.writing() as db:
        if not _known(db, t.groupings, [key]):
            db.execute(t.groupings.insert(), {"key": key, "groups": pack(groups)})
    return groups


def record(
    ledger: Ledger,
    run: int,
    tellings: Sequence[Telling],
    ended: str,
    summary: Summary,
    suppressed: Callable[[Found, str], str | None],
) -> None:
    """The whole run, or nothing of it: stories, findings, problems, figures.

    `suppressed` says why a finding of a story (by its id) is set aside, None where it is not.
    """
    with ledger.writing() as db:
        _Record(db, run, suppressed).stories(tellings)
        if summary.problems:
            rows = enumerate(summary.problems)
            db.execute(t.problems.insert(), [{"run": run, "number": n, "place": p, "message": m} for n, (p, m) in rows])
        db.execute(
            update(t.runs).where(t.runs.c.id == run).values(
                ended=ended, state="recorded", reviewed=summary.reviewed,
                counts=_json(summary.counts), outlets=_json(summary.outlets),
                agreement=_json(rows_of(pair for telling in tellings for pair in telling.brief.agreement)),
            )
        )  # fmt: skip


class _Record:
    """One run on its way into the ledger."""

    def __init__(self, db: Connection, run: int, suppressed: Callable[[Found, str], str | None]) -> None:
        self.db = db
        self.run = run
        self.suppressed = suppressed
        self.taken: set[str] = set()  # fingerprints that this run has given

    def stories(self, tellings: Sequence[Telling]) -> None:
        tellings = sorted(tellings, key=lambda telling: telling.members)
        former = _former(self.db, tellings)
        names = _names(self.db, tellings, former)
        now = set(names)
        self._told(list(zip(names, tellings, former, strict=True)))
        for name, telling, old in zip(names, tellings, former, strict=True):
            merged = sorted(old.keys() - now)  # the stories that went into this one
            self._findings(name, [name, *merged], telling.brief.findings)

    def _told(self, named: Sequence[tuple[str, Telling, Mapping[str, int]]]) -> None:
        """The stories, how this run saw them, and the articles that have joined them; many rows to a statement."""
        run = self.run
        stories, changed, told, joining = [], [], [], []
        known = _members(self.db, [name for name, _, old in named if name in old])
        for name, telling, old in named:
            brief = telling.brief
            if name in old:
                changed.append({"name": name, "now": brief.title})
            else:
                stories.append({"id": name, "day": brief.day, "title": brief.title, "first_run": run, "last_run": run})
            told.append({
                "run": run, "story": name, "review": telling.review, "title": brief.title,
                "outlets": _json(brief.outlets), "counts": _json(brief.counts),
            })  # fmt: skip
            joining += [{"story": name, "article": key} for key in telling.members if key not in known.get(name, ())]
        if changed:
            change = {"title": bindparam("now"), "last_run": run}
            self.db.execute(update(t.stories).where(t.stories.c.id == bindparam("name")).values(change), changed)
        for table, rows in ((t.stories, stories), (t.tellings, told), (t.members, joining)):
            if rows:
                self.db.execute(table.insert(), rows)

    def _findings(self, story: str, family: Sequence[str], found: Sequence[Found]) -> None:
        """Each finding under the name that this story, or one that it came from, knows it by."""
        if not found:
            return
        rows = self.db.execute(select(t.findings).where(t.findings.c.story.in_(family))).all()
        order = {name: place for place, name in enumerate(family)}
        rows = sorted(rows, key=lambda row: (order[row.story], row.first_run, row.fingerprint))
        sightings = []
        for one in found:
            known = next((r for r in rows if r.slot == one.slot and r.fingerprint not in self.taken
                          and not set(json.loads(r.pairs)).isdisjoint(one.pairs)), None)  # fmt: skip
            name = known.fingerprint if known is not None else self._new_name(story, one)
            self.taken.add(name)
            if known is not None:
                pairs = sorted({*json.loads(known.pairs), *one.pairs})
                change = {"story": story, "pairs": _json(pairs), "last_run": self.run}
                self.db.execute(update(t.findings).where(t.findings.c.fingerprint == name).values(change))
            else:
                self.db.execute(t.findings.insert(), {
                    "fingerprint": name, "story": story, "slot": one.slot, "pairs": _json(one.pairs),
                    "first_run": self.run, "last_run": self.run,
                })  # fmt: skip
            sightings.append(_sighting(self.run, name, one, self.suppressed(one, story)))
        self.db.execute(t.sightings.insert(), sightings)

    def _new_name(self, story: str, one: Found) -> str:
        """Made of the story, the slot and the values; numbered in the rare case that an older finding has the name."""
        name, number = fingerprint(story, one.slot, one.pairs[0]), 0
        while name in self.taken or _known(self.db, t.findings, [name]):
            number += 1
            name = fingerprint(story, one.slot, f"{one.pairs[0]} {number}")
        return name


def _members(db: Connection, stories: Sequence[str]) -> dict[str, set[str]]:
    """The articles of stories, whenever they came."""
    members: dict[str, set[str]] = {}
    asked = select(t.members.c.story, t.members.c.article)
    for some in _batches(stories):
        for story, article in db.execute(asked.where(t.members.c.story.in_(some))):
            members.setdefault(story, set()).add(article)
    return members


def _former(db: Connection, tellings: Sequence[Telling]) -> list[dict[str, int]]:
    """For each telling the stories that have articles of it already, and how many."""
    keys = sorted({key for telling in tellings for key in telling.members})
    homes: dict[str, list[str]] = {}
    for some in _batches(keys):
        for story, article in db.execute(
            select(t.members.c.story, t.members.c.article).where(t.members.c.article.in_(some))
        ):
            homes.setdefault(article, []).append(story)
    return [dict(Counter(home for key in telling.members for home in homes.get(key, ()))) for telling in tellings]


def _names(db: Connection, tellings: Sequence[Telling], former: Sequence[Mapping[str, int]]) -> list[str]:
    """A story goes on under the name of the one that it shares most articles with; no two have one name."""
    offers = sorted(
        (-shared, story, place) for place, old in enumerate(former) for story, shared in old.items()
    )  # fmt: skip
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, story, place in offers:
        if place not in names and story not in taken:
            names[place] = story
            taken.add(story)
    for place, telling in enumerate(tellings):
        if place not in names:
            names[place] = _new_story(db, telling.members[0], taken)
            taken.add(names[place])
    return [names[place] for place in range(len(tellings))]


def _new_story(db: Connection, first: str, taken: set[str]) -> str:
    """Named after its first article; numbered where an article is the first of several stories."""
    name, number = digest("story", first), 0
    while name in taken or _known(db, t.stories, [name]):
        number += 1
        name = digest("story", first, str(number))
    return name


def _article(article: Article) -> dict[str, Any]:
    lead = f"{article.title} {article.body[:_LEAD]}"
    return {
        "key": article.id,
        "outlet": article.outlet or "",
        "title": article.title,
        "body": article.body,
        "published": article.time.isoformat() if article.time else None,
        "url": article.url,
        "path": article.path,
        "folded": " ".join(fold_all(lead.split())),
    }


def _sighting(run: int, name: str, one: Found, suppressed: str | None) -> dict[str, Any]:
    return {
        "run": run, "fingerprint": name, "kind": one.kind, "place": one.place, "rule": one.rule, "role": one.role,
        "verdict": one.verdict, "severity": one.severity, "label_ar": one.label["ar"], "label_en": one.label["en"],
        "why_ar": one.why["ar"], "why_en": one.why["en"], "outlets": _json(one.outlets), "vals": _json(one.values),
        "suppressed": suppressed,
    }  # fmt: skip


def _known(db: Connection, table: Table, keys: Sequence[str]) -> set[str]:
    """Which of the primary keys a table has."""
    column = table.primary_key.columns[0]
    return {key for some in _batches(keys) for key in db.scalars(select(column).where(column.in_(some)))}


def _batches(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[i : i + _BATCH] for i in range(0, len(keys), _BATCH))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def begin(
    ledger: Ledger,
    intake: str,
    begun: str,
    rules: str,
    version: str,
    baseline: int | None = None,
    out: str | None = None,
) -> int:
    """The number of a new run.  What was left of a run that died takes no number: it is begun again as itself."""
    with ledger.writing() as db:
        db.execute(delete(t.runs).where(t.runs.c.state == "running"))
        number = (db.execute(select(func.max(t.runs.c.id))).scalar() or 0) + 1
        db.execute(t.runs.insert(), {
            "id": number, "begun": begun, "state": "running", "intake": intake, "rules": rules, "version": version,
            "baseline": baseline, "out": out, "reviewed": 0, "counts": "{}", "timings": "{}", "outlets": "{}",
        })  # fmt: skip
    return number


def finish(ledger: Ledger, run: int, timings: Mapping[str, float]) -> None:
    """The report is written: the run is done.  `timings` are the seconds of each of its stages."""
    with ledger.writing() as db:
        db.execute(update(t.runs).where(t.runs.c.id == run).values(state="done", timings=_json(timings)))


def unreported(ledger: Ledger) -> Unreported | None:
    """The run that was recorded and died before its report was written."""
    with ledger.database.reading() as db:
        columns = (t.runs.c.id, t.runs.c.intake, t.runs.c.baseline, t.runs.c.out)
        row = db.execute(select(*columns).where(t.runs.c.state == "recorded").order_by(t.runs.c.id.desc())).first()
    return Unreported(*row) if row is not None else None


def outlets_before(ledger: Ledger, run: int) -> dict[str, dict[str, int]]:
    """The outlets' counts of the run before a run; empty where there is none."""
    with ledger.database.reading() as db:
        row = db.execute(
            select(t.runs.c.outlets).where(t.runs.c.id < run, t.runs.c.state != "running").order_by(t.runs.c.id.desc())
        ).first()
    return json.loads(row.outlets) if row is not None else {}
