"""What the tests of the readers share: an article in Arabic, a file of it, and the bounds that no input may break."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
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
STATUS = Path("/proc/self/status")


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
def bounded(seconds: float = 2.0, megabytes: float = 250) -> Iterator[None]:
    """Fails where what is done within takes longer, or more memory, than any input may.

    Time is the processor's, since others may use the machine; memory is the whole process's, where Linux tells it.
    """
    before = _memory("VmRSS", reset=True)
    started = time.process_time()
    yield
    taken = time.process_time() - started
    assert taken < seconds, f"took {taken:.2f} s"
    grown = _memory("VmHWM") - before
    assert grown < megabytes, f"took {grown:.0f} MB"


def _memory(what: str, reset: bool = False) -> float:
    """Megabytes that the process holds now (VmRSS), or has held at most since the last reset (VmHWM)."""
    if not STATUS.exists():
        return 0.0
    if reset:
        with suppress(OSError):  # where it may not be reset the peak counts from the start, which is stricter
            Path("/proc/self/clear_refs").write_text("5")
    found = re.search(rf"^{what}:\s*(\d+) kB", STATUS.read_text(), re.M)
    return int(found[1]) / 1000 if found else 0.0


def places(problems: Sequence[Problem]) -> list[str]:
    return [problem.place for problem in problems]


def said(intake: Intake) -> str:
    return "\n".join(map(str, intake.problems))
