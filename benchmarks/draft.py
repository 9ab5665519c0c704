"""How long a draft takes against twenty articles: `python benchmarks/draft.py [HOW_MANY] [DRAFT PATH...]`.

Without paths the articles are the seeds, told again with other figures until there are enough of them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.draft.check import check_draft
from checker.intake.read import read_paths
from checker.model import Article

SEEDS = Path(__file__).parents[1] / "seeds"


def told_again(articles: list[Article], size: int) -> list[Article]:
    """As many articles as asked for: the paragraphs of each in another order, so that no two are copies."""
    found: list[Article] = []
    for n in range(size):
        article = articles[n % len(articles)]
        lines = article.body.split("\n")
        turn = n // len(articles) % max(len(lines), 1)
        found.append(replace(article, id=f"{n}", outlet=f"{n}", body="\n".join(lines[turn:] + lines[:turn])))
    return found


def of_a_command(draft: Article, sources: list[Article]) -> float:
    """Processor seconds of the whole command, from the start of Python to the last line."""
    with TemporaryDirectory() as folder:
        for article in (draft, *sources):
            text = f"{article.title}\n\n{article.body}"
            (Path(folder) / f"{article.id.replace('/', '-')}.txt").write_text(text, encoding="utf-8")
        own = str(Path(folder) / f"{draft.id.replace('/', '-')}.txt")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "checker", "draft", own, "--against", folder, "--quiet"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the time of a command, of the first check of a process, and of the next."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    articles = read_paths(sys.argv[2:] or [str(SEEDS)]).articles
    draft, sources = articles[0], told_again(articles[1:], size)
    words = sum(len(article.text.split()) for article in sources)
    print(
        f"{size} articles of {words:,} words, the whole command: {of_a_command(replace(draft, id='draft'), sources):.2f} s"
    )
    for state in ("cold", "warm"):
        start = time.process_time()
        report = check_draft(draft, sources)
        print(
            f"{size} articles of {words:,} words, {state}: {time.process_time() - start:.2f} s, {len(report.notes)} notes"
        )


if __name__ == "__main__":
    main()
