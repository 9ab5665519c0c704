"""Which articles are one voice: copies of one agency text are one origin, however many outlets carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.extract.document import Document
from checker.text.tokens import NUMBER, WORD

_GRAM: Final = 4  # words; runs this long are seldom shared by texts that were written apart
_COPY: Final = 0.5  # the share of the shorter text's runs that the longer one must hold
_SHORT: Final = 12  # words: shorter texts share runs by chance


def _grams(doc: Document) -> frozenset[tuple[str, ...]]:
    words = [token.lex.form for token in doc.tokens if token.lex.kind in (WORD, NUMBER)]
    return frozenset(zip(*(words[i:] for i in range(_GRAM)), strict=False))


def origins(docs: Sequence[Document]) -> Mapping[str, int]:
    """Article id -> the number of its origin; copies share it.  Numbers follow the order of the articles."""
    grams = [_grams(doc) for doc in docs]
    number: list[int] = []
    for i, doc in enumerate(docs):
        same = next((number[j] for j in range(i) if _is_copy(grams[i], grams[j], doc, docs[j])), None)
        number.append(same if same is not None else i)
    return {doc.article.id: n for doc, n in zip(docs, number, strict=True)}


def _is_copy(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]], one: Document, two: Document) -> bool:
    small, large = sorted((a, b), key=len)
    if len(small) < _SHORT:
        return one.text.strip() == two.text.strip()
    return len(small & large) >= _COPY * len(small)
