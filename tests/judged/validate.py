"""Check judged cases: every span of a gold.json occurs in its article, every verdict is a known one.

python validate.py FOLDER [FOLDER ...]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

VERDICTS = {"agree", "compatible", "update", "disputed", "conflict", "single"}


def article(folder: Path, doc: str) -> str:
    """Title and body of one document, as text."""
    plain = folder / f"{doc}.txt"
    if plain.exists():
        return plain.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    data = json.loads((folder / f"{doc}.json").read_text(encoding="utf-8"))
    return f"{data['title'] or ''}\n{data['text']}"


def spans(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """All (document, surface) pairs that a gold names."""
    found = [(v["doc"], v["surface"]) for fact in gold["facts"] for v in fact["values"]]
    found += [(v["doc"], v["surface"]) for name in gold["names"] for v in name["variants"]]
    found += [(v["doc"], v["surface"]) for quote in gold["quotes"] for v in quote["surfaces"]]
    found += [(w["doc"], surface) for w in gold["within_article"] for surface in w["surfaces"]]
    found += [pair for a in gold["no_alarm"] for pair in zip(a["docs"], a["surfaces"], strict=True)]
    return found + [(i["doc"], i["surface"]) for i in gold["ignored"]]


def faults(folder: Path) -> list[str]:
    """What is wrong with one case, a line each."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {doc["id"]: article(folder, doc["id"]) for doc in gold["documents"]}
    everything = " ".join(texts.values())
    lines = [f"{doc}: no {surface!r}" for doc, surface in spans(gold) if surface not in texts[doc]]
    lines += [f"no {name!r}" for pair in gold["not_same_name"] for name in pair if name not in everything]
    lines += [f"{f['fact']}: verdict {f['verdict']}" for f in gold["facts"] if f["verdict"] not in VERDICTS]
    lines += [
        f"{f['fact']}: start of {v['surface']!r}"
        for f in gold["facts"]
        for v in f["values"]
        if "start" in v and not starts(folder, v)
    ]
    return lines


def starts(folder: Path, value: dict[str, Any]) -> bool:
    """Whether the surface of a value lies where the gold says."""
    data = json.loads((folder / f"{value['doc']}.json").read_text(encoding="utf-8"))
    return bool(data[value["where"]].startswith(value["surface"], value["start"]))


if __name__ == "__main__":
    wrong = 0
    for name in sys.argv[1:]:
        for line in faults(Path(name)):
            print(f"{name}: {line}")
            wrong += 1
    sys.exit(bool(wrong))
