"""A file of any format, damaged at random: articles or one line, and never anything else."""

import io
import json
import random
from pathlib import Path

import pytest

from checker.intake.encoding import UnreadableError
from checker.intake.fields import Fields
from checker.intake.formats import FORMATS, read_records
from checker.intake.record import Flaw
from tests.intake import test_docx, test_jsons, test_ninjs, test_page, test_table, test_warc, test_xml
from tests.intake.kit import BODY, TITLE, bounded

SIGNS = [
    b"<",
    b">",
    b"&",
    b'"',
    b"[",
    b"{",
    b"\0",
    b"\n",
    b"\xff\xff\xff\xff",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"999999999999",
]


def sample(form: str, folder: Path) -> bytes:
    if form == "parquet":
        return test_table.parquet(folder / "a.parquet", {"title": [TITLE] * 3, "body": [BODY] * 3}).read_bytes()
    return {
        "text": f"---\ntitle: {TITLE}\n---\n{BODY}".encode(),
        "json": test_jsons.dumped([test_jsons.GOOD] * 3),
        "jsonl": test_jsons.dumped(*[test_jsons.GOOD] * 3),
        "ninjs": json.dumps([test_ninjs.ONE, test_ninjs.TWO, test_ninjs.THREE]).encode(),
        "feed": test_xml.GOOD["wordpress"].encode(),
        "newsml": test_xml.GOOD["nitf"].encode(),
        "docx": test_docx.GOOD,
        "csv": test_table.table(test_table.ROW, test_table.ROW).encode(),
        "warc": test_warc.warc(test_warc.GOOD, packed=False),
        "html": test_page.page().encode(),
    }[form]


def damaged(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(mutated))
        what = chance.randrange(4)
        if what == 0:
            mutated[at] = chance.randrange(256)
        elif what == 1:
            del mutated[at : at + chance.randrange(1, 30)]
        elif what == 2:
            mutated[at:at] = mutated[chance.randrange(len(mutated)) :][: chance.randrange(60)]
        else:
            mutated[at : at + 1] = chance.choice(SIGNS)
    return bytes(mutated)


@pytest.mark.parametrize("form", FORMATS)
def test_damaged(form: str, tmp_path: Path) -> None:
    chance = random.Random(form)
    whole = sample(form, tmp_path)
    read = list(read_records(io.BytesIO(whole), form, Fields()))
    assert read and not any(isinstance(item, Flaw) for item in read)
    for _ in range(40):
        with bounded():
            told = outcome(damaged(whole, chance), form)
        assert told
        assert "\n" not in told


def outcome(data: bytes, form: str) -> str:
    """How many records there were, or why there were none."""
    try:
        return str(len(list(read_records(io.BytesIO(data), form, Fields()))))
    except UnreadableError as error:
        return str(error)
