"""Bytes to text: which encoding an Arabic file is in, or why it is none."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from checker.model import CheckerError

_ARABIC: Final = (
    0.6  # of the letters: Arabic news in windows-1256 has little Latin; other scripts read so have little Arabic
)
_MOJIBAKE: Final = 0.3  # UTF-8 read as windows-1256 is every second letter ط or ظ; in Arabic they are one in sixty
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARABIC_RUN: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]+")
_SAMPLE: Final = 200_000  # characters: enough to know a text by


class UnreadableError(CheckerError):
    """A file that is no Arabic text; the message says why and what to do, and the caller names the file."""


def decode(data: bytes) -> str:
    """The text of a file, with line ends as "\\n" and no byte order mark.

    UTF-8, UTF-16 with a byte order mark and windows-1256 are known apart; whatever else is UnreadableError.
    """
    if not data.strip():
        raise UnreadableError("is empty; give a file with the article's text")
    text = _decoded(data)
    if "\0" in text:
        raise UnreadableError("holds NUL bytes, so it is binary or UTF-16 without a mark; save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_markup(data: bytes) -> str:
    """`decode` for pages, most of whose letters are Latin whatever they say."""
    return decode(data.decode("cp1256", errors="replace").encode() if encoding_of(data) == "cp1256" else data)


def encoding_of(head: bytes) -> str:
    """The encoding of a text by how it begins, as `open` takes it; UTF-8 where nothing speaks against it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
        return "utf-8-sig"
    except UnicodeDecodeError:
        text = head.decode("cp1256", errors="replace")
        return "cp1256" if _is_text(text) and not _is_mojibake(text) and arabic_share(text) > 0 else "utf-8-sig"


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of a text; 0 where there are none."""
    sample = text[:_SAMPLE]
    letters = "".join(_LETTERS.findall(sample))
    return sum(map(len, _ARABIC_RUN.findall(letters))) / len(letters) if letters else 0.0


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f" or "\ufb50" <= letter <= "\ufefc"


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(f"breaks off as UTF-16 at byte {error.start:,}; save it as UTF-8") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = error
    if b"\0" not in data:
        text = data.decode("cp1256", errors="replace")
        if _is_text(text) and arabic_share(text) >= _ARABIC and not _is_mojibake(text):
            return text
    raise UnreadableError(f"is neither UTF-8 (byte {broken.start:,}) nor windows-1256; save it as UTF-8 text") from None


def _is_text(text: str) -> bool:
    """No control characters but those that lay a text out."""
    return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f" for letter in text[:_SAMPLE])


def _is_mojibake(text: str) -> bool:
    arabic = [letter for letter in text[:_SAMPLE] if _is_arabic(letter) and letter.isalpha()]
    return sum(letter in "\u0637\u0638" for letter in arabic) > _MOJIBAKE * len(arabic)
