"""What the tests of the readers share: an article in Arabic, a file of it, and the bounds that no input may break."""

import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from checker.intake.fields import Fields
from checker.intake.inbox import read_inbox
from checker.intake.read import Intake, Problem
from checker.model import Article

TITLE = "البلدية تعيد فتح جسر السلام بعد ترميمه"
FIRST = "أعادت البلدية صباح الأحد فتح جسر السلام أمام السيارات بعد أعمال ترميم استمرت سبعة أشهر."
SECOND = "وقال المهندس المشرف إن الترميم كلف 12 مليون دينار، وإن الجسر يتحمل الآن 4000 سيارة في الساعة."
BODY = f"{FIRST}\n{SECOND}"
URL = "https://example.org/news/1"
OUTLET = "صحيفة الميناء"


def read(
    *paths: Path | str, fields: Fields | None = None, as_: str | None = None
) -> tuple[list[Article], list[Problem]]:
    """The articles and the problems of an inbox; problems are one printable line each."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in read_inbox([str(path) for path in paths], fields, as_):
        if isinstance(item, Article):
            articles.append(item)
        else:
            problems.append(item)
            assert str(item).isprintable()
            assert len(str(item)) < 700
    return articles, problems


def read_bytes(folder: Path, name: str, data: bytes, as_: str | None = None) -> tuple[list[Article], list[Problem]]:
    """The same for one file of these bytes, within the bounds."""
    path = folder / name
    path.write_bytes(data)
    with bounded():
        return read(path, as_=as_)


@contextmanager
def bounded(seconds: float = 2.0, megabytes: float = 200) -> Iterator[None]:
    """Fails where what is done within takes longer, or more memory of Python's own, than any input may."""
    started = time.perf_counter()
    tracemalloc.start(1)
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # tracing makes Python two to four times slower; what hangs takes longer than that
    assert time.perf_counter() - started < 4 * seconds
    assert peak < megabytes * 1e6


def places(problems: Sequence[Problem]) -> list[str]:
    return [problem.place for problem in problems]


def said(intake: Intake) -> str:
    return "\n".join(map(str, intake.problems))
