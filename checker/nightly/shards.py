"""A shard: some stories of a night in one file.  Reviewing one is a pure function from file to file; so are
sketching and grouping.

Every engine runs this same function over paths, so that the machines of a cluster need a shared folder and no
database.  A result file appears whole or not at all.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgpack

from checker.model import Article, CheckerError
from checker.nightly.fingerprint import Found, findings_of
from checker.nightly.report.outlets import pairs_of
from checker.nightly.report.shown import pack_shown, shown_of
from checker.nightly.rows import pack, unpack
from checker.rules import Rules, load_rules

if TYPE_CHECKING:
    from checker.nightly.sketch import Sketcher

SIZE: Final = 60_000  # characters of text: half a second of work, so that progress shows and a kill costs little
SKETCHED: Final = 5  # times as much in a shard that is sketched, which takes a fifteenth of the time
_WORKING: Final = ".part"
_PARTS: Final = ("report", "brief", "shown")  # of a review, each compressed by itself


@dataclass(frozen=True, slots=True)
class Job:
    """What a reviewer must know besides the shard: the rules laid over the built-in ones, and what both must give."""

    rules: str | None
    digest: str
    version: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A story's review as it is kept, compressed: its report, the brief of it, what is shown of it; or why there are none."""

    key: str
    report: bytes | None
    brief: bytes | None
    shown: bytes | None
    error: str | None


def write_shards(folder: Path, stories: Iterable[tuple[str, Sequence[Article]]], times: int = 1) -> list[Path]:
    """The stories (key, articles) in files of about SIZE characters, or some times as many, the largest stories first."""
    order = sorted(stories, key=lambda story: (-_characters(story[1]), story[0]))
    paths: list[Path] = []
    lines: list[str] = []
    size = 0
    for key, articles in order:
        lines.append(json.dumps({"key": key, "articles": [_plain(article) for article in articles]}))
        size += _characters(articles)
        if size >= times * SIZE:
            paths.append(_write(folder, len(paths), lines))
            lines, size = [], 0
    if lines:
        paths.append(_write(folder, len(paths), lines))
    return paths


def _read(path: str) -> Iterator[tuple[str, list[Article]]]:
    """What `write_shards` wrote."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            yield story["key"], [Article(**article) for article in story["articles"]]


def sketch_shard(path: str, job: Job) -> str:
    """Reduce the articles of a shard, each a story of its own, to what tells their events; returns the path of the result."""
    from checker.nightly.sketch import pack_sketch

    sketcher = _sketcher(job)
    made = [(key, pack_sketch(*sketcher.sketch(article))) for key, articles in _read(path) for article in articles]
    with _result(path, "sketches") as part:
        write_sketches(part, made)
    return _named(path, "sketches")


def write_sketches(path: Path, sketches: Iterable[tuple[str, bytes]]) -> None:
    """Add sketches, each with its key, to a file."""
    with path.open("ab") as out:
        out.writelines(map(msgpack.packb, sketches))


def read_sketches(path: str) -> Iterator[tuple[str, bytes]]:
    """The sketches of a file, each with its key."""
    with Path(path).open("rb") as file:
        yield from msgpack.Unpacker(file, use_list=False)


def group_shard(path: str, job: Job) -> str:
    """Group the articles of a file of sketches into stories; returns the path of the result, a list of lists of keys."""
    from checker.nightly.sketch import unpack_sketch
    from checker.nightly.stories import group_sketches

    _rules(job)  # a machine with others must not group either
    groups = group_sketches(unpack_sketch(data) for _, data in read_sketches(path))
    with _result(path, "groups") as part:
        part.write_text(json.dumps(groups), encoding="utf-8")
    return _named(path, "groups")


def review_shard(path: str, job: Job) -> str:
    """Review the stories of a shard; returns the path of the result.

    Raises CheckerError where this machine's checker or rules are not those of the run.
    """
    rules = _rules(job)
    with _result(path, "reviews") as part, part.open("w", encoding="utf-8") as out:
        for key, articles in _read(path):
            out.write(json.dumps(_encoded(_review(key, articles, rules))) + "\n")
    return _named(path, "reviews")


def read_result(path: str) -> Iterator[Reviewed]:
    """The reviews of a result file."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            parts = (base64.b64decode(row[name]) if row[name] else None for name in _PARTS)
            report, brief, shown = parts
            yield Reviewed(row["key"], report, brief, shown, row["error"])


@dataclass(frozen=True, slots=True)
class Brief:
    """What a run needs to know of a story's report."""

    title: str
    day: str | None
    outlets: tuple[str, ...]
    counts: Mapping[str, int]
    claims: Mapping[str, int]  # by article
    facts: Sequence[Mapping[str, Any]]
    findings: Sequence[Found]
    agreement: Sequence[Sequence[Any]] = ()  # of pairs of outlets, as report/outlets.py counts it


def brief_of(report: Mapping[str, Any]) -> Brief:
    """The brief of a `checker.report/1`."""
    days = [article["published"][:10] for article in report["articles"] if article["published"]]
    claims = dict.fromkeys((article["id"] for article in report["articles"]), 0)
    for fact in report["facts"]:
        for claim in fact["claims"]:
            claims[claim["article"]] += 1
    return Brief(
        title=report["story"]["title"],
        day=min(days, default=None),
        outlets=tuple(sorted({article["outlet"] or "" for article in report["articles"]})),
        counts=report["counts"],
        claims=claims,
        facts=_facts(report),
        findings=findings_of(report),
        agreement=pairs_of(report),
    )


def read_brief(data: bytes) -> Brief:
    """A brief as `Reviewed` carries it."""
    plain = unpack(data)
    for found in plain["findings"]:
        found |= {name: tuple(found[name]) for name in ("outlets", "values", "pairs")}
    return Brief(**plain | {"outlets": tuple(plain["outlets"]), "findings": [Found(**f) for f in plain["findings"]]})


def reviewed(key: str, report: Mapping[str, Any]) -> Reviewed:
    """A report made ready to be kept; the moment of its making is the run's, not the report's."""
    timeless = {**report, "story": {**report["story"], "generated_at": ""}}
    return Reviewed(key, pack(timeless), pack(asdict(brief_of(report))), pack_shown(shown_of(report)), None)


def _review(key: str, articles: Sequence[Article], rules: Rules) -> Reviewed:
    from checker.story import review

    try:
        return reviewed(key, review(articles, rules).to_dict())
    except Exception as error:  # whatever one text sets off must not cost the night; the run lists it
        return Reviewed(key, None, None, None, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


@lru_cache(maxsize=2)
def _rules(job: Job) -> Rules:
    from checker.nightly.version import version

    rules = load_rules(Path(job.rules)) if job.rules else load_rules()  # those that `ready.py` has, with their tables
    if (rules.digest, version()) != (job.digest, job.version):
        raise CheckerError(
            f"a worker has checker {version()} with rules {rules.digest}, the run {job.version} with {job.digest}; "
            "install the same on every machine"
        )
    return rules


@lru_cache(maxsize=1)
def _sketcher(job: Job) -> Sketcher:
    from checker.nightly.sketch import Sketcher

    return Sketcher(_rules(job))  # it remembers the words that it met, from shard to shard


def _facts(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The facts that several articles state; what one article says alone stands in the report."""
    return [
        {
            "id": fact["id"], "rule": fact["rule"], "role": fact["role"], "verdict": fact["verdict"],
            "severity": fact["severity"], "origins": fact["independent_sources"], "claims": len(fact["claims"]),
        }
        for fact in {fact["id"]: fact for fact in report["facts"]}.values()
        if fact["verdict"] != "single"
    ]  # fmt: skip


def _characters(articles: Sequence[Article]) -> int:
    return sum(len(article.body) + len(article.title) for article in articles)


def _plain(article: Article) -> dict[str, Any]:
    plain = asdict(replace(article, published=None))
    return plain | {"published": article.time.isoformat() if article.time else None}


def _encoded(reviewed: Reviewed) -> dict[str, str | None]:
    parts = {name: getattr(reviewed, name) for name in _PARTS}
    encoded = {name: base64.b64encode(part).decode() if part else None for name, part in parts.items()}
    return {"key": reviewed.key, **encoded, "error": reviewed.error}


def _named(shard: str, form: str) -> str:
    return str(Path(shard).with_suffix(f".{form}"))


@contextmanager
def _result(shard: str, form: str) -> Iterator[Path]:
    """Where to write what a shard gives: it has its name when it is whole."""
    part = Path(_named(shard, f"{os.getpid()}{_WORKING}"))
    yield part
    os.replace(part, _named(shard, form))


def _write(folder: Path, number: int, lines: Sequence[str]) -> Path:
    path = folder / f"{number:06}.stories"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
