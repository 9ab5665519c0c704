"""JSON: arrays and objects of articles, JSON Lines, JSON Feed; an item that is ninjs is read as such."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.intake.encoding import UnreadableError, decode, encoding_of
from checker.intake.fields import Fields, record_of
from checker.intake.readers.ninjs import is_ninjs, ninjs_record
from checker.intake.record import Flaw, Record
from checker.intake.source import MAX_RECORD, Source

_LISTS: Final = ("items", "articles", "posts", "entries", "results", "records", "data", "documents", "hits", "news")
_OWN: Final = ("body", "articleBody", "content", "text")  # what has these is an article, whatever lists it has besides
_NESTED: Final = 200_000  # brackets: a record with more of them would take memory out of all proportion to its size
_CHUNK: Final = 1 << 16  # characters first read of a value; doubled until it is whole
_SPACE: Final = " \t\r\n"
_DECODER: Final = json.JSONDecoder(strict=False)  # real exports have bare line ends within their strings


class _MalformedError(UnreadableError):
    """A value that is no JSON."""


def read_lines(source: Source) -> Iterator[Record | Flaw]:
    """JSON Lines: whatever is wrong with a line costs that line."""
    for number, line in enumerate(source.lines(), 1):
        place = f"line {number}"
        if line is None:
            yield Flaw(place, f"is longer than {MAX_RECORD // 1_000_000} MB; an article is a few kilobytes")
        elif line.strip():
            try:
                text = decode(line).strip()
                _check_nesting(text)
                value, _ = _parse(text)
            except UnreadableError as error:
                yield Flaw(place, str(error))
            else:
                yield from _articles(value, source.fields, place)


def read(source: Source) -> Iterator[Record | Flaw]:
    """One array, one object, or several values after each other; what follows a broken value is lost."""
    for number, value in enumerate(_values(source), 1):
        if isinstance(value, Flaw):
            yield value
            return
        yield from _articles(value, source.fields, f"item {number}")


def _articles(value: Any, fields: Fields, place: str) -> Iterator[Record | Flaw]:
    """A value is an article, or a wrapper round a list of them whose own title says whose they are."""
    if not isinstance(value, Mapping):
        yield Flaw(place, f"is {_kind(value)}, not an object with the fields of an article")
        return
    inner = next((value[name] for name in _LISTS if _is_list_of_objects(value.get(name))), None)
    if inner is None or is_ninjs(value) or any(isinstance(value.get(name), str) for name in _OWN):
        yield _article(value, fields, place)
        return
    title = value.get("title")
    for number, item in enumerate(inner, 1):
        yield _article(item, fields, f"item {number}", title if isinstance(title, str) else None)


def _article(value: Mapping[str, Any], fields: Fields, place: str, outlet: str | None = None) -> Record | Flaw:
    return ninjs_record(value, place) if is_ninjs(value) else record_of(value, fields, place, outlet)


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _values(source: Source) -> Iterator[Any]:
    """The values of a file one by one, those of an array as if they stood alone; after a Flaw there is no more."""
    encoding = encoding_of(source.file.read(_CHUNK))
    source.file.seek(0)
    text = io.TextIOWrapper(source.file, encoding=encoding)
    stream, number, closed = _Stream(text), 0, False
    try:
        array = stream.skip("[")
        while stream.next():
            if (array and (closed := stream.skip("]"))) or (array and stream.skip(",")):
                continue
            number += 1
            yield stream.value()
        if array and not closed:
            yield Flaw(f"item {number}", "is the last; the file breaks off behind it, its ] is missing")
    except UnreadableError as error:
        yield Flaw(f"item {number}", f"{error}; what follows it was not read")
    except UnicodeDecodeError as error:
        yield Flaw(f"item {number + 1}", f"is not {encoding} text; what follows it was not read ({error.reason})")
    finally:
        text.detach()  # the file is closed by who opened it


class _Stream:
    """JSON values in a text that is read as far as they reach."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.buffer = ""
        self.at = 0

    def next(self) -> str:
        """The next sign that is no space; "" at the end."""
        while True:
            while self.at < len(self.buffer):
                if self.buffer[self.at] not in _SPACE:
                    return self.buffer[self.at]
                self.at += 1
            if not self._more():
                return ""

    def skip(self, sign: str) -> bool:
        found = self.next() == sign
        self.at += found
        return found

    def value(self) -> Any:
        """The value that begins here; raises UnreadableError where there is none."""
        while True:
            try:
                value, self.at = _parse(self.buffer, self.at)
                return value
            except _MalformedError:
                if len(self.buffer) - self.at > MAX_RECORD or not self._more():
                    raise

    def _more(self) -> bool:
        """Read on: twice as much each time, so that a long value is not tried too often."""
        rest = self.buffer[self.at :]
        more = self.text.read(max(_CHUNK, len(rest)))
        self.buffer, self.at = rest + more, 0
        _check_nesting(self.buffer)
        return bool(more)


def _check_nesting(text: str) -> None:
    if text.count("[") + text.count("{") > _NESTED:
        raise UnreadableError(f"holds more than {_NESTED:,} brackets; it is no article")


def _parse(text: str, start: int = 0) -> tuple[Any, int]:
    """The value at a place and where it ends."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _MalformedError(f"is not JSON: {error.msg} at character {error.pos - start:,}") from None
    except RecursionError:
        raise UnreadableError("is nested too deeply for an article") from None
    except ValueError:  # a number of thousands of digits
        raise UnreadableError("holds a number that is none") from None


def _kind(value: object) -> str:
    kinds = {list: "an array", str: "a string", bool: "a truth value", type(None): "null"}
    return kinds.get(type(value), "a number")
