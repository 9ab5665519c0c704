"""Word's .docx: what is read of it, and what a package may try."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.intake.kit import BODY, FIRST, SECOND, TITLE, read_bytes

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def document(*paragraphs: str, head: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>') -> str:
    said = "".join(paragraph if paragraph.startswith("<") else run(paragraph) for paragraph in paragraphs)
    return f"{head}<w:document {SPACES}><w:body>{said}</w:body></w:document>"


def run(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def package(xml: str | bytes, name: str = "word/document.xml", **other: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, xml)
        for key, data in other.items():
            archive.writestr(key, data)
    return file.getvalue()


def test_paragraphs(tmp_path: Path) -> None:
    (article,), problems = read_bytes(tmp_path, "a.docx", package(document(TITLE, FIRST, "", SECOND)))
    assert (article.title, article.body, problems) == (TITLE, BODY, [])


def test_what_its_reader_sees(tmp_path: Path) -> None:
    words = (
        "<w:p><w:r><w:t>اتفق</w:t></w:r><w:del><w:r><w:delText>س</w:delText><w:t>ص</w:t></w:r></w:del><w:r><w:tab/><w:t>الطرفان</w:t>"
        "<w:br/><w:instrText>PAGE</w:instrText></w:r><w:ins><w:r><w:t>أمس</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>ص</w:t></w:r></w:moveFrom>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t>  معا</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>معا</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    (article,), _ = read_bytes(tmp_path, "a.docx", package(document(words)))
    assert article.text.split() == ["اتفق", "الطرفان", "أمس", "معا", "خلية"]


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    (article,), _ = read_bytes(tmp_path, "a.txt", package(document(TITLE, BODY)))
    assert article.title == TITLE


GOOD = package(document(TITLE, BODY))
LOCKED = bytearray(GOOD)
for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    start = -1
    while (start := LOCKED.find(sign, start + 1)) >= 0:
        LOCKED[start + at] |= 1
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut": (lambda: GOOD[:-40], "damaged"),
    "garbage": (lambda: b"PK\x03\x04" + b"\0" * 100, "damaged"),
    "changed": (lambda: GOOD.replace(b"word/document", b"word/documenx", 1), "damaged"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old .doc"),
    "other": (lambda: package("<x/>", "xl/workbook.xml"), "without a Word document"),
    "path": (lambda: package(document(BODY), "../../word/document.xml"), "without a Word document"),
    "locked": (lambda: bytes(LOCKED), "password"),
    "empty": (lambda: package(document("")), "without text"),
    "malformed": (lambda: package(document(BODY)[:-20]), "damaged"),
    "entity": (lambda: package(document("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head=ENTITY)), "entities"),
    "bomb": (lambda: package(document() + " " * 200_000_000), "unpacks"),
    "tags": (lambda: package(document("<w:p/>" * 1_000_000)), "unpacks"),
    "nul": (lambda: package(document(BODY) + "\0"), "damaged"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad(tmp_path: Path, case: str) -> None:
    make, why = BAD[case]
    articles, (problem,) = read_bytes(tmp_path, "a.docx", make())
    assert articles == []
    assert why in problem.message


def test_deep(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "a.docx", package(document("<w:p>" * 5_000 + "</w:p>" * 5_000)))
    assert (articles, len(problems)) == ([], 1)


def test_too_many_parts(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"word/a-part-with-a-very-long-name-{number:060d}", "")
    articles, (problem,) = read_bytes(tmp_path, "a.docx", file.getvalue())
    assert articles == []
    assert "too many parts" in problem.message


def test_other_parts_are_not_unpacked(tmp_path: Path) -> None:
    data = package(document(TITLE, BODY), **{"word/media/photo.jpg": b"\0" * 100_000_000})
    (article,), problems = read_bytes(tmp_path, "a.docx", data)
    assert (article.body, problems) == (BODY, [])
