"""Word's .docx: the paragraphs of the document, nothing else of the package.

Read with zipfile and lxml, not with python-docx, which unpacks every part of the package, pictures and all, whatever
its size, before the first paragraph can be asked for.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from checker.intake.encoding import UnreadableError
from checker.intake.markup import clean_text
from checker.intake.record import Record, Stated
from checker.intake.source import MAX_RECORD, Source

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DOCUMENT: Final = "word/document.xml"
_TAGS: Final = 300_000  # Word writes some twenty a sentence
_DIRECTORY: Final = 1_000_000  # bytes of a package's list of parts: a document has a few dozen parts
_TAIL: Final = 65_557  # bytes in which that list's own end record lies
_SIGNS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "p": "\n"}
_UNSEEN: Final = frozenset(("Fallback", "moveFrom", "del"))  # said twice, moved away, struck out


def read(source: Source) -> Iterator[Record]:
    """The text of the document as its reader sees it; changes that were not accepted yet count as made."""
    text = _text(_document(source.file))
    if not text:
        raise UnreadableError("is a Word document without text")
    yield Record(clean_text(text), Stated())


def _document(file: BinaryIO) -> bytes:
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as package, package.open(_DOCUMENT) as part:
            data = part.read(MAX_RECORD + 1)
    except KeyError:
        raise UnreadableError("is a ZIP file without a Word document in it; unpack it first") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise UnreadableError("is an old .doc or a damaged .docx; open it in Word and save it as .docx") from None
    except RuntimeError:
        raise UnreadableError("is locked with a password; save it without one") from None
    if len(data) > MAX_RECORD or data.count(b"<") > _TAGS:
        raise UnreadableError("unpacks to far more than an article; save the article alone")
    return data


def _check_directory(file: BinaryIO) -> None:
    """A package may list millions of parts, all of which zipfile would keep in memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > _DIRECTORY:
        raise UnreadableError("is a ZIP file of far too many parts; save the article alone")


def _text(data: bytes) -> str:
    from lxml import etree

    if b"<!DOCTYPE" in data:
        raise UnreadableError("declares entities, which no Word document does")
    pieces: list[str] = []
    hidden = 0
    try:
        root: Any = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is a damaged .docx: {_DOCUMENT} line {error.lineno}; save it anew") from None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        space, _, name = str(element.tag).rpartition("}")
        if name in _UNSEEN:
            hidden += 1 if event == "start" else -1
        elif event == "start" and not hidden and space + "}" in (_WORD, _STRICT):
            pieces.append(_SIGNS.get(name) or (element.text or "" if name == "t" else ""))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
