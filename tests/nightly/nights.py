"""A small night: articles, and runs of them recorded without the engines."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from checker.intake.read import Problem
from checker.model import Article
from checker.nightly.entries import Run
from checker.nightly.ledger import Ledger
from checker.nightly.log import Lines, Log
from checker.nightly.record import Summary, Telling, add_articles, add_reviews, begin, finish, record
from checker.nightly.run import Plan, run_night
from checker.nightly.shards import read_brief, reviewed
from checker.rules import load_rules
from checker.story import review

Tell = Callable[[Sequence[Sequence[Article]]], int]


# what the articles on the earthquake agree on: a night takes two that agree on nothing for two events
_TOLD_BY_ALL = "وبلغت قوة الزلزال 6.2 درجات على عمق 170 كيلومترا، واستمر 40 ثانية. وشارك 300 منقذ في البحث عن ناجين."


def quake(outlet: str, killed: object, key: str = "", place: str = "المدينة") -> Article:
    """One outlet's words on one earthquake."""
    body = (
        f"أسفر الزلزال الذي ضرب {place} عن مقتل {killed} شخصا وإصابة آخرين، وفق ما أعلنت وزارة الداخلية. {_TOLD_BY_ALL}"
    )
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
            made = reviewed(key, review(articles, rules).to_dict())
            add_reviews(ledger, [made], rules.digest, "1")
            tellings.append(Telling(members, key, read_brief(made.brief or b"")))
        record(ledger, run, tellings, "2024-03-01T20:01:00+00:00", Summary(), lambda *_: None)
        finish(ledger, run, {})
        return run

    return tell


def night(ledger: Ledger, items: Iterable[Article | Problem], folder: Path, log: Log | None = None, **plan: Any) -> Run:
    """A whole run over articles in this process, with its report in `folder/out`."""
    asked = {"engine": "serial", "rules": load_rules(), "out": folder / "out", "work": folder / "work"} | plan
    return run_night(ledger, items, Plan(**asked), log or Lines(io.StringIO()))


def shown(folder: Path) -> dict[str, Any]:
    """The files of a report, without the times of its run."""
    files: dict[str, Any] = {
        str(path.relative_to(folder / "out")): path.read_bytes()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file()
    }
    run = json.loads(files.pop("run.json"))
    return files | {"run": {name: run[name] for name in run.keys() - {"begun", "ended", "timings", "reviewed"}}}


def _crash(outlet: str, hurt: int) -> Article:
    body = f"اصطدمت حافلة ركاب بشاحنة على الطريق الدولي قرب العاصمة، وأصيب {hurt} من الركاب بجروح متفاوتة."
    return Article(f"crash-{outlet}", outlet, "حافلة تصطدم بشاحنة قرب العاصمة", body, "2024-03-01T11:00")


NIGHT = (
    quake("النهار", 12),
    quake("الحياة", 21),
    quake("الخليج", 12),
    _crash("النهار", 9),
    _crash("الرأي", 19),
    Article("alone", "الرأي", "معرض للكتاب في الميناء", "افتتح معرض الكتاب أبوابه أمس ويستمر 10 أيام.", "2024-03-01"),
)
