"""A draft as its file has it: the text that is checked, and where each place of it stands in the file's own text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from checker.intake.encoding import UnreadableError, arabic_share, decode
from checker.intake.read import read_paths
from checker.intake.stated import split_headline, stated_time
from checker.model import Article, CheckerError, Span
from checker.rules import Rules

_MAX_BYTES: Final = 20_000_000  # as for an article; a draft with pictures in it is rarely larger
_ARABIC: Final = 0.2  # of the letters, as for an article
_MARKDOWN: Final = (".md", ".markdown")  # a title begins with #
_PLAIN: Final = (".txt", ".text", *_MARKDOWN, "")


@dataclass(frozen=True)
class Manuscript:
    """A draft, and its text before title and body were told apart.

    `raw` is the text of the file, for formats with markup the text in it, one line a paragraph; `data` are its bytes.
    """

    article: Article
    raw: str
    title_at: int
    body_at: int
    data: bytes = b""

    @property
    def is_docx(self) -> bool:
        return (self.article.path or "").lower().endswith(".docx")

    def place(self, span: Span) -> Span:
        """Where a place of the article's text stands in `raw`."""
        title = len(self.article.title)
        if self.article.title and span.start < title:
            shift = self.title_at
        else:
            shift = self.body_at - (title + 2 if self.article.title and self.article.body else 0)
        return Span(span.start + shift, span.end + shift)

    def line(self, at: int) -> tuple[int, int]:
        """Line and column of a character of `raw`, both counted from one, in code points."""
        before = self.raw.rfind("\n", 0, at) + 1
        return self.raw.count("\n", 0, at) + 1, at - before + 1


def manuscript(raw: str, rules: Rules, path: str | None = None) -> Manuscript:
    """A draft from its text; the first line is the headline where it looks like one."""
    title, body = split_headline(raw)
    article = Article(id="draft", title=title, body=body, path=path)
    return _placed(replace(article, published=stated_time(article, rules)), raw)


def read_manuscript(path: str, stdin: BinaryIO | None, rules: Rules) -> Manuscript:
    """The draft in a file, or on standard input where the path is `-`.

    Raises CheckerError with one line that names the file and the mend.
    """
    try:
        data = _bytes(path, stdin)
        suffix = "" if path == "-" else Path(path).suffix.lower()
        if suffix == ".docx":
            from checker.draft.docx import text_of

            found = manuscript(text_of(data), rules, path)
            if arabic_share(found.raw) < _ARABIC:
                raise UnreadableError("holds no Arabic text; the checker reads Arabic drafts")
        else:
            article = _article(path, data, rules)
            if suffix in _MARKDOWN:
                article = replace(article, title=article.title.lstrip("#").strip())
            found = _placed(article, decode(data) if suffix in _PLAIN else article.text)
    except UnreadableError as error:
        raise CheckerError(f"{path}: {error}") from None
    return replace(found, data=data)


def _article(path: str, data: bytes, rules: Rules) -> Article:
    """The one article of a file that `review` reads too."""
    intake = read_paths([path], BytesIO(data), rules)
    if intake.problems:
        raise UnreadableError(intake.problems[0].message)
    if len(intake.articles) != 1:
        raise UnreadableError(f"holds {len(intake.articles)} articles; give one draft")
    return intake.articles[0]


def _placed(article: Article, raw: str) -> Manuscript:
    """The body is the end of the file; a headline stands before it, in the text or in front matter."""
    return Manuscript(article, raw, max(raw.find(article.title), 0), max(raw.rfind(article.body), 0))


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    try:
        if path == "-":
            data = stdin.read(_MAX_BYTES + 1) if stdin is not None else b""
        elif not Path(path).is_file():
            raise UnreadableError("no such file; give one draft, or - for standard input")
        else:
            with Path(path).open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    except ValueError:  # a NUL in the name
        raise UnreadableError("no such file; give one draft, or - for standard input") from None
    if len(data) > _MAX_BYTES:
        raise UnreadableError(f"is larger than {_MAX_BYTES // 1_000_000} MB; give the draft's text alone")
    return data
