"""What the draft check tells of planted slips: `python benchmarks/slips.py [-v]`.

Ten stories of three outlets each and a draft in words of its own (`drafts.yaml`); each draft is checked as it is, and
with one slip of each kind.  An error or a warning on the slip has told it; any other is a false alarm.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from checker.draft.check import check_draft
from checker.draft.notes import DraftReport
from checker.model import Article, Span

STORIES: Final = Path(__file__).with_name("drafts.yaml")
KINDS: Final = ("near", "far", "unit", "day", "name", "place", "opposite", "missing")


@dataclass(frozen=True)
class Trial:
    """One draft against its sources: what was done to it, and where (nowhere: it is true)."""

    story: str
    kind: str
    draft: Article
    sources: list[Article]
    place: Span | None
    cut: str = ""

    def told(self, report: DraftReport) -> bool:
        """Does the report show the slip?"""
        if self.kind == "missing":
            return any(missing.text in self.cut or self.cut in missing.text for missing in report.missing) or any(
                voice.text in self.cut for missing in report.missing for voice in missing.voices
            )
        return any(self.place and span.overlaps(self.place) for note in alarms(report) for span in note.spans)

    def false(self, report: DraftReport) -> list[str]:
        """Alarms elsewhere."""
        return [
            f"{note.status}: {note.text} — {note.why[0].ar}"
            for note in alarms(report)
            if not any(self.place and span.overlaps(self.place) for span in note.spans)
        ]


def alarms(report: DraftReport) -> list[Any]:
    """Errors and warnings."""
    return [note for note in report.notes if note.severity in ("error", "warning")]


def trials(path: Path = STORIES) -> Iterator[Trial]:
    """Every story: its draft as it is, and with each slip."""
    for story in yaml.safe_load(path.read_text(encoding="utf-8")):
        sources = [
            Article(f"{n}", one["outlet"], one["title"], one["body"].strip(), str(story["published"]))
            for n, one in enumerate(story["articles"])
        ]
        yield _trial(story, "none", story["draft"], sources, None)
        for kind, (words, instead) in story["errors"].items():
            before, found, behind = story["draft"].partition(words)
            assert found and words not in behind, (story["story"], kind)
            same = next((i for i, (a, b) in enumerate(zip(words, instead, strict=False)) if a != b), 0)
            place = Span(len(before) + same, len(before) + len(instead))
            yield _trial(story, kind, before + instead + behind, sources, place)
        assert story["missing"] in story["draft"], story["story"]
        yield _trial(story, "missing", story["draft"].replace(story["missing"], ""), sources, None, story["missing"])


def _trial(
    story: Mapping[str, Any], kind: str, text: str, sources: list[Article], place: Span | None, cut: str = ""
) -> Trial:
    title, _, body = text.partition("\n\n")
    draft = Article("draft", None, title, body.strip(), str(story["published"]))
    return Trial(story["story"], kind, draft, sources, place, cut)


def main() -> None:
    """Print how many slips of each kind were told, and how many alarms were false; -v names those that failed."""
    told, of, false = Counter[str](), Counter[str](), Counter[str]()
    for trial in trials():
        report = check_draft(trial.draft, trial.sources)
        of[trial.kind] += 1
        told[trial.kind] += trial.kind != "none" and trial.told(report)
        wrong = trial.false(report)
        false[trial.kind] += len(wrong)
        if "-v" in sys.argv:
            if trial.kind != "none" and not trial.told(report):
                where = trial.draft.text[trial.place.start : trial.place.end] if trial.place else trial.cut
                print(f"untold  {trial.story}/{trial.kind}: {where}")
            for line in wrong:
                print(f"false   {trial.story}/{trial.kind}: {line}")
    for kind in ("none", *KINDS):
        print(f"{kind:9} told {told[kind]:2} of {of[kind] if kind != 'none' else 0:2}   false alarms {false[kind]}")
    slips = sum(of[kind] for kind in KINDS)
    print(
        f"{'all':9} told {sum(told.values()):2} of {slips}   false alarms {sum(false.values())} in {sum(of.values())} drafts"
    )


if __name__ == "__main__":
    main()
