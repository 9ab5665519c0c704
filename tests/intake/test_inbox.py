"""An inbox of files and folders: what is read of it, what each article is called, and what is told of the rest."""

import inspect
import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.intake.fields import load_fields
from checker.intake.formats import FORMATS
from checker.intake.inbox import read_inbox
from checker.intake.read import read_paths
from checker.model import CheckerError
from tests.intake.kit import BODY, FIRST, OUTLET, SECOND, TITLE, URL, bounded, read, said
from tests.intake.test_xml import ATOM, RSS

PLAIN = f"{TITLE}\n{BODY}\n"
RECORD = {"title": TITLE, "text": BODY}


def test_folders_to_any_depth(tmp_path: Path) -> None:
    for number, name in enumerate(
        ["b.txt", "a/z.md", "a/a/x.txt", "c.json", "a.rss", ".hidden/x.txt", "a/.x.txt", "photo.jpg"]
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = {".json": json.dumps([RECORD, RECORD | {"url": URL + "9"}]), ".rss": RSS}.get(path.suffix, PLAIN)
        path.write_text(text.replace("12 مليون", f"{number} مليون"))
    (tmp_path / "out").symlink_to("/")
    articles, problems = read(tmp_path)
    names = [os.path.relpath(article.path or "", tmp_path) for article in articles]
    assert names == ["a.rss", "b.txt", "c.json", "c.json", "a/z.md", "a/a/x.txt"]
    assert [os.path.basename(problem.path) for problem in problems] == ["out", "photo.jpg"]
    assert len({article.id for article in articles}) == len(articles)
    assert all(len(article.id) == 16 and article.id.isalnum() for article in articles)


def test_ids_depend_on_the_place_in_the_inbox_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one/a", "two/a"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.txt").write_text(PLAIN)
    first, second = (read(tmp_path / name)[0] for name in ("one", "two"))
    monkeypatch.chdir(tmp_path)
    third = read("one")[0]
    assert {article.id for article in (*first, *second, *third)} == {first[0].id}
    assert {article.id for article in read(tmp_path)[0]}.isdisjoint({first[0].id})


def test_a_story_file_in_each_folder(tmp_path: Path) -> None:
    for name in ("a", "b", "b/c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(PLAIN)
    (tmp_path / "b" / "story.yaml").write_text(f"articles: {{x.txt: {{outlet: {OUTLET}, url: {URL}}}}}")
    (tmp_path / "b" / "c" / "story.yaml").write_text("articles: [")
    articles, problems = read(tmp_path)
    assert [article.outlet for article in articles] == ["x", OUTLET, "x"]
    assert [os.path.relpath(problem.path, tmp_path) for problem in problems] == ["b/c/story.yaml"]


def test_globs(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md", "[d].txt"):
        (tmp_path / name).write_text(f"---\nurl: {URL}/{name[0]}\n---\n{PLAIN}")
    assert len(read(f"{tmp_path}/?.txt")[0]) == 2
    assert len(read(f"{tmp_path}/**")[0]) == 4
    assert len(read(f"{tmp_path}/[d].txt")[0]) == 1
    articles, (problem,) = read(f"{tmp_path}/*.x")
    assert (articles, problem.message) == ([], "no such file or folder")


@pytest.mark.parametrize("path", ["nowhere", "a\0b", "x" * 5000, "/dev/null", "", "[", "**/*.none"])
def test_bad_paths_are_one_line(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with bounded():
        articles, problems = read(path)
    assert (articles, len(problems)) == ([], 1)


def test_folders_deeper_than_the_stack(tmp_path: Path) -> None:
    depth = 250
    folder = tmp_path.joinpath(*["a"] * depth)
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text(PLAIN)
    read(tmp_path / "nowhere")  # what is imported late is imported now
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + depth - 50)
    try:
        articles, _ = read(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    assert len(articles) == 1


def test_one_format_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(f'title,body\n"{TITLE}","{BODY}"\n')
    assert read(tmp_path)[0] == []
    assert [article.body for article in read(tmp_path, as_="csv")[0]] == [BODY]
    with pytest.raises(CheckerError, match="no format is called 'x'; the formats are text, json"):
        list(read_inbox([str(tmp_path)], as_="x"))


@pytest.mark.parametrize("form", FORMATS)
def test_any_file_as_any_format(tmp_path: Path, form: str) -> None:
    """The wrong format is a line, never a failure."""
    data = [
        b"",
        b"\0",
        b"\xff\xfe",
        PLAIN.encode(),
        RSS.encode(),
        ATOM.encode(),
        json.dumps(RECORD).encode(),
        b"PK\x03\x04",
        b"PAR1" * 9,
    ]
    for number, content in enumerate(data):
        (tmp_path / str(number)).write_bytes(content)
    with bounded():
        articles, problems = read(tmp_path, as_=form)
    assert {os.path.basename(item.path or "") for item in (*articles, *problems)} == set(map(str, range(len(data))))


def test_a_story_in_other_formats(tmp_path: Path) -> None:
    """`review` takes a folder as a story in any format, and calls records by file and number."""
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "b.json").write_text(json.dumps([RECORD, {"facts": []}, RECORD | {"source": OUTLET}]))
    (tmp_path / "c.xml").write_text(RSS)
    intake = read_paths([str(tmp_path)])
    assert [article.id for article in intake.articles] == ["a", "b-1", "b-3", "c-1"]
    assert [article.outlet for article in intake.articles] == ["a", "b-1", OUTLET, OUTLET]
    assert "item 2: holds no article" in said(intake)


def test_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.log").write_text(json.dumps({"عنوان": TITLE, "نص": BODY}))
    Path("checker.toml").write_text('[intake.fields]\ntitle = "عنوان"\nbody = ["نص"]\n[nightly]\nx = 1\n')
    run = CliRunner().invoke
    assert TITLE in run(app, ["review", "a.log", "--as", "json", "--format", "json"]).stdout
    assert run(app, ["review", "a.log", "--as", "x"]).exit_code == 2
    Path("other.toml").write_text("[intake.fields]\ntitel = 1\n")
    result = run(app, ["review", "a.log", "--config", "other.toml"])
    assert result.exit_code == 2
    assert "other.toml: [intake.fields] titel" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "[intake.fields",
        "[intake]\nfields = 1",
        "intake = 1",
        "[intake.fields]\ntitle = 1",
        "\udcff",
        "[intake.fields]\nx = 'y'",
    ],
)
def test_bad_configurations_are_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CheckerError, match=r"c\.toml: ") as caught:
        load_fields(path)
    assert "\n" not in str(caught.value)


def test_paragraphs_stay_apart(tmp_path: Path) -> None:
    """Facts are read sentence by sentence, and a paragraph that runs into the next one would join two."""
    html = f"<div>{FIRST}<div>{SECOND}</div>تتمة<ul><li>واحد</li><li>اثنان</li></ul><table><tr><td>1<td>2</table>&lt;آخر&gt;</div>"
    (tmp_path / "a.json").write_text(json.dumps({"title": TITLE, "text": html}))
    (article,), _ = read(tmp_path)
    assert article.body.split("\n") == [FIRST, SECOND, "تتمة", "واحد", "اثنان", "1 2", "<آخر>"]
