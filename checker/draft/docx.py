"""A .docx draft: its text, and the same file again with a comment on each passage that has an alarm.

Runs are split at the borders of a passage, both halves with the properties of the whole; nothing else changes.  The
file is from outside: its size, unpacked, is bounded, and XML with a document type (where entities are defined) is
refused.
"""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from checker.draft.manuscript import Manuscript
from checker.draft.notes import DraftReport, Note
from checker.draft.wording import COMMENT, SEVERITIES, STATUS
from checker.intake.encoding import UnreadableError
from checker.model import CheckerError, Span
from checker.report.excerpt import clean
from checker.report.wording import Lang, say

if TYPE_CHECKING:
    from docx.document import Document

_MAX_UNPACKED: Final = 100_000_000  # bytes: text of a book, with pictures; a bomb has gigabytes
_MAX_PARTS: Final = 5_000
_MAX_XML: Final = 20_000_000  # bytes of one part that is parsed
_MAIN: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One run, and where its text stands in the text of the file."""

    start: int
    end: int
    run: Any


def text_of(data: bytes) -> str:
    """The text of a .docx, one line a paragraph.  Raises UnreadableError with what is wrong and how to mend it."""
    document = _open(data)
    return _read(document)[0]


def render_docx(report: DraftReport, draft: Manuscript, lang: Lang = "ar") -> bytes:
    """The draft's own file with a comment for each alarm.  Raises CheckerError where the draft is no .docx."""
    if not draft.is_docx:
        raise CheckerError("only a .docx draft can be given back as docx; write html, text, json or sarif instead")
    document = _open(draft.data)
    for note in report.alarms:
        # a slip that is made twice is to be mended twice; the other places of a check only prove it
        for span in note.spans[:1] if note.status == "check" else note.spans:
            _comment(document, draft.place(span), note, lang)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


# ------------------------------------------------------------------ opening


def _open(data: bytes) -> Document:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
        from lxml import etree
    except ImportError:
        raise CheckerError("a .docx needs python-docx; install it with: pip install 'checker[docx]'") from None
    try:
        _inspect(data)
        return docx.Document(BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableError("is no .docx file; save the draft again as .docx") from None
    except (etree.XMLSyntaxError, KeyError, ValueError, AttributeError, TypeError):
        raise UnreadableError("is a broken .docx file; open it in a word processor and save it again") from None


def _inspect(data: bytes) -> None:
    """Refuse what would unpack without end or define entities, before anything reads it."""
    from lxml import etree

    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise UnreadableError(f"unpacks to more than {_MAX_UNPACKED // 1_000_000} MB; save the text alone")
        if _MAIN not in {part.filename for part in parts}:
            raise UnreadableError(f"holds no {_MAIN}, so it is no Word document; save the draft again as .docx")
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                if part.file_size > _MAX_XML:
                    raise UnreadableError(f"has a part of more than {_MAX_XML // 1_000_000} MB; save the text alone")
                parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
                root: Any = etree.fromstring(packed.read(part), parser)
                if root.getroottree().docinfo.doctype:
                    raise UnreadableError("has a document type in its XML, which no Word file has; it was not read")


# ------------------------------------------------------------------ text


def _read(document: Document) -> tuple[str, list[_Piece]]:
    """The text, and the runs that it stands in."""
    pieces: list[_Piece] = []
    lines: list[str] = []
    at = 0
    for paragraph in document.element.body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:  # the same text again, for old readers
            continue
        line = ""
        for run in paragraph.iter(f"{_W}r"):
            if next(run.iterancestors(f"{_W}p")) is paragraph:
                text = "".join(_text(child) for child in run)
                pieces.append(_Piece(at + len(line), at + len(line) + len(text), run))
                line += text
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), pieces


def _text(child: Any) -> str:
    return (child.text or "") if child.tag == f"{_W}t" else _SIGNS.get(child.tag, "")


# ------------------------------------------------------------------ comments


def _comment(document: Document, span: Span, note: Note, lang: Lang) -> None:
    from docx.text.run import Run

    runs = list(_cut(_read(document)[1], span))
    if not runs:
        return
    # only where a comment begins and ends counts, so the first and the last run are enough
    ends = [Run(run, document) for run in (runs[0], runs[-1])]
    author = say(COMMENT["author"], lang)
    comment = document.add_comment(ends, "\n".join(_lines(note, lang)), author=author, initials=author[:1])
    for paragraph in comment.paragraphs:
        _direct(paragraph, rtl=lang == "ar")


def _cut(pieces: Sequence[_Piece], span: Span) -> Iterator[Any]:
    """The runs that hold exactly a span, after the two at its borders were split."""
    for piece in pieces:
        if piece.end > span.start and piece.start < span.end:
            run = piece.run
            if piece.end > span.end:
                _split(run, span.end - piece.start)
            if piece.start < span.start:
                run = _split(run, span.start - piece.start)
            yield run


def _split(run: Any, at: int) -> Any:
    """Split a run behind its first `at` characters; the new run that begins there."""
    rest = copy.deepcopy(run)
    place = 0
    for mine, other in zip(list(run), list(rest), strict=True):
        if mine.tag == f"{_W}rPr":
            continue
        text = _text(mine)
        if place + len(text) <= at:
            rest.remove(other)
        elif place >= at:
            run.remove(mine)
        else:  # a split inside the words; only w:t is longer than a character
            mine.text, other.text = text[: at - place], text[at - place :]
            mine.set(_SPACE, "preserve")
            other.set(_SPACE, "preserve")
        place += len(text)
    run.addnext(rest)
    return rest


def _direct(paragraph: Any, rtl: bool) -> None:
    """Word takes the direction of a line from its properties, not from its letters."""
    from docx.oxml import OxmlElement

    if rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _lines(note: Note, lang: Lang) -> Iterator[str]:
    head = f"{say(SEVERITIES[note.severity], lang)}: {say(note.label, lang)} ({say(STATUS[note.status], lang)})"
    yield clean(head)
    for why in note.why:
        yield clean(say(why, lang))
    for words in note.suggestions:
        yield clean(f"{say(COMMENT['copy'], lang)}: {words}")
    for words in note.replacements:
        yield clean(f"{say(COMMENT['spelled'], lang)}: {words}")
