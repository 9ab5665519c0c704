"""Files and folders to articles: what they state, what they are called, and what is said of those that cannot be read."""

import datetime as dt
import io
import time
from pathlib import Path

import pytest

from checker.intake.read import Intake, read_paths
from checker.intake.stated import read_time, split_headline
from checker.model import Article

TITLE = "الوزير يفتتح الجسر الجديد في المدينة"
BODY = "افتتح الوزير الجسر الجديد صباح الاثنين، بحضور 40 ضيفا."
PLAIN = f"{TITLE}\n{BODY}\n"


def one(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Intake:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_paths([str(path)])


def test_title_and_body(tmp_path: Path) -> None:
    (article,) = one(tmp_path, PLAIN).articles
    assert (article.id, article.outlet, article.title, article.body) == ("a", "a", TITLE, BODY)
    assert article.text == f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PLAIN, TITLE),
        (f"\n\n{TITLE}\n\n{BODY}", TITLE),
        (f"{BODY}\n{BODY}", ""),
        (TITLE, ""),
        (f"{'كلمة ' * 40}\n{BODY}", ""),
    ],
    ids=["headline", "blank lines", "a sentence", "nothing else", "too long"],
)
def test_headline(text: str, title: str) -> None:
    assert split_headline(text)[0] == title


def test_front_matter(tmp_path: Path) -> None:
    head = "---\ntitle: عنوان الخبر\noutlet: صحيفة الغد\npublished: 2024-03-05T10:30\nurl: https://example.org/1\ntags: [a]\n---\n"
    (article,) = one(tmp_path, head + PLAIN, "b.md").articles
    assert (article.title, article.outlet, article.url) == ("عنوان الخبر", "صحيفة الغد", "https://example.org/1")
    assert article.time == dt.datetime(2024, 3, 5, 10, 30)
    assert article.body == PLAIN.strip()


def test_title_is_not_read_twice(tmp_path: Path) -> None:
    (article,) = one(tmp_path, f"---\ntitle: {TITLE}\n---\n{PLAIN}").articles
    assert article.text == f"{TITLE}\n\n{BODY}"


def test_a_drawn_rule_is_no_front_matter(tmp_path: Path) -> None:
    (article,) = one(tmp_path, f"---\n{BODY}\n").articles
    assert BODY in article.text


def test_sidecar(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PLAIN)
    (tmp_path / "a.txt").write_text(f"---\noutlet: من الملف\n---\n{PLAIN}")
    (tmp_path / "story.yaml").write_text(
        "title: افتتاح الجسر\narticles:\n  a.txt: {outlet: صحيفة الغد, published: 2024-03-05}\n  gone.txt: {outlet: س}\n"
    )
    intake = read_paths([str(tmp_path)])
    assert intake.title == "افتتاح الجسر"
    assert [(article.id, article.outlet) for article in intake.articles] == [("a", "صحيفة الغد"), ("b", "b")]
    assert intake.articles[0].day == dt.date(2024, 3, 5)
    assert ["gone.txt" in problem.message for problem in intake.problems] == [True]


@pytest.mark.parametrize("text", ["title: [a\n", "articles: 3\n", "nonsense: 1\n", "articles: {a.txt: {outlook: x}}\n"])
def test_broken_sidecar(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "story.yaml").write_text(text)
    intake = read_paths([str(tmp_path)])
    assert len(intake.articles) == 1
    (problem,) = intake.problems
    assert problem.path.endswith("story.yaml")
    assert "\n" not in problem.message


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المصدر: صحيفة الغد", "صحيفة الغد"),
        ("القاهرة - صحيفة الغد", "صحيفة الغد"),
        ("القاهرة- وكالات", "وكالات (a)"),
        ("القاهرة (وكالات)", "وكالات (a)"),
        ("كلام - آخر", "a"),
    ],
)
def test_outlet_in_the_text(tmp_path: Path, line: str, outlet: str) -> None:
    (article,) = one(tmp_path, f"{TITLE}\n{line}\n{BODY}").articles
    assert article.outlet == outlet


def test_outlet_of_another_story_is_not_taken(tmp_path: Path) -> None:
    (article,) = one(tmp_path, f"{PLAIN}\nإقرأ أيضا:\nخبر آخر من مكان آخر\n{BODY}\nالمصدر: صحيفة أخرى\n").articles
    assert article.outlet == "a"


@pytest.mark.parametrize(
    "words",
    ["2024-03-05", "5th, March 2024 GMT", "March 5, 2024", "5 Mar 2024", "5 مارس 2024", "5 آذار/مارس 2024"],
)
def test_times_as_people_write_them(words: str) -> None:
    time = read_time(words)
    assert time is not None
    assert time.date() == dt.date(2024, 3, 5)


@pytest.mark.parametrize("words", ["31 February 2024", "soon", "قريبا", "99999999999"])
def test_times_that_are_none(words: str) -> None:
    assert read_time(words) is None


def test_an_unknown_date_is_told_and_the_article_read(tmp_path: Path) -> None:
    intake = one(tmp_path, f"---\npublished: one day\n---\n{PLAIN}")
    assert intake.articles[0].time is None
    assert "published" in intake.problems[0].message


def test_ids_are_unique_and_stable(tmp_path: Path) -> None:
    for folder, name in (("x", "a.txt"), ("x", "a.md"), ("y", "a.txt"), ("y", "007_0123456789abcdef.txt")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(PLAIN)
    paths = [str(tmp_path / "x"), str(tmp_path / "y")]
    ids = [article.id for article in read_paths(paths).articles]
    assert ids == ["a", "a-2", "007", "a-3"]
    assert ids == [article.id for article in read_paths(paths).articles]


def test_standard_input() -> None:
    (article,) = read_paths(["-"], io.BytesIO(PLAIN.encode())).articles
    assert (article.id, article.title) == ("stdin", TITLE)
    assert read_paths(["-"]).problems[0].path == "-"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\0\1\2\3", "NUL"),
        (b"\xfe\xe9" * 50, "UTF-8"),
        ("An English text with no Arabic.", "no Arabic"),
        ("123 456", "no Arabic"),
        (f"---\ntitle: x\n{PLAIN}", "never closes"),
        (f"---\ntitle: [x\n---\n{PLAIN}", "front matter is not YAML"),
        (f"---\ntitle: {{a: b}}\n---\n{PLAIN}", "title"),
        (f"---\npublished: 2024-99-99\n---\n{PLAIN}", "front matter"),
        (f"---\ntitle: {'[' * 60_000}\n---\n{PLAIN}", "front matter"),
        (b"a" * 20_000_001, "larger than 20 MB"),
        ("كلمة " * 300_000, "characters"),
    ],
    ids=["empty", "nul", "bytes", "english", "digits", "unclosed", "yaml", "type", "date", "deep", "large", "long"],
)
def test_bad_files_are_one_line(tmp_path: Path, content: str | bytes, why: str) -> None:
    intake = one(tmp_path, content)
    assert intake.articles == []
    (problem,) = intake.problems
    assert why in problem.message
    assert problem.path.endswith("a.txt")
    assert "\n" not in str(problem)


@pytest.mark.parametrize("run", ["\n", " ", " \n", "المصدر ", "المصدر\n", "المصدر: \n", "المصدر:" + " " * 40_000 + "س"])
def test_long_runs_take_no_time(tmp_path: Path, run: str) -> None:
    started = time.process_time()
    intake = one(tmp_path, PLAIN + run * (200_000 // len(run)) + BODY)
    assert len(intake.articles) == 1
    assert time.process_time() - started < 2


@pytest.mark.parametrize("path", ["nowhere.txt", "a\0b", "x" * 5000, "/dev/null", ""])
def test_bad_paths_are_one_line(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    intake = read_paths([path])
    assert intake.articles == []
    assert len(intake.problems) == 1


def test_folder_skips_what_is_no_article(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (tmp_path / "secret.txt").write_text(PLAIN)
    (story / "a.txt").write_text(PLAIN)
    (story / ".hidden.txt").write_text(PLAIN)
    (story / "photo.jpg").write_bytes(b"\xff\xd8")
    (story / "inner").mkdir()
    (story / "out.txt").symlink_to(tmp_path / "secret.txt")
    (story / "loop.txt").symlink_to(story / "loop.txt")
    intake = read_paths([str(story)])
    assert [article.id for article in intake.articles] == ["a"]
    assert {Path(problem.path).name for problem in intake.problems} == {"photo.jpg", "inner", "out.txt", "loop.txt"}


def test_the_same_file_twice_is_one_voice(tmp_path: Path) -> None:
    one(tmp_path, PLAIN)
    intake = read_paths([str(tmp_path / "a.txt"), str(tmp_path)])
    assert len(intake.articles) == 1
    assert "twice" in intake.problems[0].message


def test_names_are_printable(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_text(PLAIN)
    (article,) = read_paths([str(path)]).articles
    assert article.id.isprintable()
    assert article.path is not None
    assert article.path.isprintable()


def test_seeds(seeds: list[Article]) -> None:
    assert [article.id for article in seeds] == ["000", "001", "002", "003", "004"]
    assert [article.outlet for article in seeds] == [
        "وكالات (000)", "صحيفة الاتحاد", "صحيفة الأيام البحرينية", "003", "004",
    ]  # fmt: skip
    assert [article.day for article in seeds] == [None, dt.date(2023, 9, 14), None, None, None]
    assert [bool(article.title) for article in seeds] == [True, True, False, True, True]
