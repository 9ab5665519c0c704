"""A .docx draft comes back with comments and else unchanged; a hostile one ends in one clear line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Pt, RGBColor
from draft_cases import NOTED, planted, seed_text, seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.draft.check import check_draft
from checker.draft.docx import render_docx, text_of
from checker.draft.manuscript import Manuscript, read_manuscript
from checker.model import CheckerError
from checker.rules import load_rules

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTING = {f"{W}commentRangeStart", f"{W}commentRangeEnd"}


def word_file(text: str, every: int = 7) -> Document:
    """A document in which the formatting changes every few letters, in the middle of words too."""
    document = docx.Document()
    for n, line in enumerate(text.split("\n")):
        paragraph = document.add_paragraph(style="Heading 1" if n == 0 else None)
        for i in range(0, len(line), every):
            run = paragraph.add_run(line[i : i + every])
            run.bold = (i // every) % 2 == 0
            run.font.size = Pt(10 + i % 5)
            run.font.color.rgb = RGBColor(i % 200, 0, 0)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "خلية"
    return document


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, folder: Path) -> Manuscript:
    path = folder / "draft.docx"
    path.write_bytes(data)
    return read_manuscript(str(path), None, load_rules())


def letters(data: bytes) -> list[tuple[str, str, bytes]]:
    """Every letter of the body with the properties of its run and of its paragraph: what formatting is."""
    body = docx.Document(BytesIO(data)).element.body
    found = []
    for paragraph in body.iter(f"{W}p"):
        shape = etree.tostring(paragraph.pPr) if paragraph.pPr is not None else b""
        found.append(("\n", "", shape))
        for run in paragraph.iter(f"{W}r"):
            look = etree.tostring(run.rPr).decode() if run.rPr is not None else ""
            found += [
                (letter, look, shape)
                for child in run
                if child.tag not in (f"{W}rPr", f"{W}commentReference")
                for letter in (child.text or child.tag)
            ]
    return found


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words that each comment is on, and what it says."""
    document = docx.Document(BytesIO(data))
    found = []
    for comment in document.comments:
        words, inside = "", False
        for element in document.element.body.iter():
            if element.tag in COMMENTING and element.get(f"{W}id") == str(comment.comment_id):
                inside = element.tag.endswith("Start")
            elif inside and element.tag == f"{W}t":
                words += element.text or ""
        found.append((words, comment.text))
    return found


@pytest.fixture(scope="module")
def commented_seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    data = saved(word_file(planted(seed_text())))
    draft = read(data, tmp_path_factory.mktemp("draft"))
    return data, render_docx(check_draft(draft.article, seeds()[1]), draft)


def test_three_mistakes_are_three_comments_on_the_exact_passages(commented_seed: tuple[bytes, bytes]) -> None:
    errors = [words for words, text in commented(commented_seed[1]) if text.startswith("خطأ")]
    assert errors == NOTED


def test_the_unchanged_draft_has_no_such_comment(tmp_path: Path) -> None:
    draft = read(saved(word_file(seed_text())), tmp_path)
    out = render_docx(check_draft(draft.article, seeds()[1]), draft, "en")
    assert not [text for _, text in commented(out) if text.startswith("Error")]


def test_text_and_formatting_stay(commented_seed: tuple[bytes, bytes]) -> None:
    before, after = commented_seed
    assert letters(after) == letters(before)
    assert text_of(after) == text_of(before)


def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml, etree.XMLParser(remove_blank_text=True)), method="c14n")


def test_other_parts_of_the_file_stay(commented_seed: tuple[bytes, bytes]) -> None:
    before, after = (zipfile.ZipFile(BytesIO(data)) for data in commented_seed)
    for name in before.namelist():
        if name.endswith((".xml", ".rels")) and name not in (
            "word/document.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        ):
            assert canonical(before.read(name)) == canonical(after.read(name)), name
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_comments_are_right_to_left(commented_seed: tuple[bytes, bytes]) -> None:
    comments = etree.fromstring(zipfile.ZipFile(BytesIO(commented_seed[1])).read("word/comments.xml"))
    for paragraph in comments.iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
        children = [child.tag for child in paragraph.find(f"{W}pPr")]
        assert children == sorted(children, key=[f"{W}pStyle", f"{W}bidi"].index)


@settings(max_examples=12, deadline=None)
@given(every=st.integers(1, 40))
def test_however_the_runs_are_cut(every: int) -> None:
    line = "😀 دمر الزلزال 45 منزلا\tبحسب السلطات"
    data = saved(word_file(f"عنوان\n{line}", every))
    assert text_of(data) == f"عنوان\n{line}\nخلية\n"


def test_tabs_breaks_links_deletions_and_fields() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("قبل\tبعد\nسطر")
    deleted = etree.fromstring(f'<w:del xmlns:w="{W[1:-1]}"><w:r><w:delText>محذوف</w:delText></w:r></w:del>')
    added = etree.fromstring(f'<w:ins xmlns:w="{W[1:-1]}"><w:r><w:t xml:space="preserve"> مضاف</w:t></w:r></w:ins>')
    paragraph._p.append(deleted)
    paragraph._p.append(added)
    field = etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:instrText>PAGE</w:instrText></w:r>')
    paragraph._p.append(field)
    assert text_of(saved(document)) == "قبل\tبعد\nسطر مضاف"


# ---------------------------------------------------------------- hostile files


def packed(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A good file with its parts changed; None leaves a part out."""
    source = zipfile.ZipFile(BytesIO(saved(word_file(seed_text()))))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
    return out.getvalue()


def with_entity(name: str, data: bytes) -> bytes:
    if name != "word/document.xml":
        return data
    doctype = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return data.replace(b"?>", b"?>" + doctype, 1).replace(b"<w:t>", b"<w:t>&x;", 1)


def with_laughs(name: str, data: bytes) -> bytes:
    if name != "word/styles.xml":
        return data
    lines = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10 if i else b"ha") for i in range(10))
    return data.replace(b"?>", b"?><!DOCTYPE s [" + lines + b"]>", 1)


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b" " * 120_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(
            lambda: packed(lambda name, data: None if name == "word/document.xml" else data),
            "word/document.xml",
            id="no document",
        ),
        pytest.param(
            lambda: packed(lambda name, data: None if name == "[Content_Types].xml" else data), "broken", id="no types"
        ),
        pytest.param(
            lambda: packed(lambda name, data: b"<w:document" if name == "word/document.xml" else data),
            "broken",
            id="torn XML",
        ),
        pytest.param(lambda: packed(with_entity), "document type", id="external entity"),
        pytest.param(lambda: packed(with_laughs), "document type", id="a million laughs"),
        pytest.param(bomb, "unpacks to more than", id="bomb"),
        pytest.param(lambda: "مجرد نص".encode(), "no .docx", id="text"),
        pytest.param(lambda: packed(lambda _, data: data)[:-200], "no .docx", id="cut off"),
        pytest.param(lambda: b"", "no .docx", id="empty"),
    ],
)
def test_a_hostile_file_is_one_clear_line(data: Callable[[], bytes], says: str, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(data())
    with pytest.raises(CheckerError) as raised:
        read_manuscript(str(tmp_path / "draft.docx"), None, load_rules())
    assert str(raised.value).startswith(str(tmp_path)) and "\n" not in str(raised.value)
    assert says in str(raised.value)


def test_only_a_docx_is_given_back_as_docx(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(seed_text(), encoding="utf-8")
    draft = read_manuscript(str(path), None, load_rules())
    with pytest.raises(CheckerError, match=r"only a \.docx"):
        render_docx(check_draft(draft.article, []), draft)
