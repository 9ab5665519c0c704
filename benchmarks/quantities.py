"""How fast quantities are read: `python benchmarks/quantities.py [--large]`.

Prints characters a second of one core on news-like text, against normalising and tokenising the same text with
camel_tools where that is installed (an optional peer); the time by length of text, which must grow in a line; and
hostile texts, which must not be slower than news by more than a small factor.  `--large` goes up to 10 MB.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from collections.abc import Callable

from wordfreq import get_frequency_dict

from checker.extract.quantities import quantities

Read = Callable[[str], object]
SENTENCES = (
    "أسفر الانفجار عن مقتل {a} شخصا وإصابة {b} آخرين على الأقل، بحسب ما أعلنت وزارة الصحة يوم {d} أيلول (سبتمبر).",
    "وارتفعت أرباح الشركة بنسبة {a}.{b} في المئة إلى {c} مليون دولار خلال الربع الثاني من العام الجاري.",
    "استمر الاجتماع نحو ساعتين ونصف، وشارك فيه {a} وزيرا من {d} دولة، وانتهى عند الساعة {d} مساء.",
)
PASSES = 7  # the least of them counts, of either reader: a shared machine is slow now and then
HOSTILE = {
    "long runs of digits": "123456789" * 400 + " ",
    "digits and separators": "1.234,567٫89/" * 300 + " ",
    "conjunctions": "و" * 3000 + " ",
    "numbers apart": "12 " * 1000,
    "glued words": "ةا" * 1000 + " ",
    "addresses": "@a " * 1000,
    "joined numbers": "مليون و" * 900,
    "marks": "م" + "\u064b\u0640" * 2000 + " ",
    "brackets": "(" * 2000 + "5" + ")" * 2000 + " ",
    "hedges": "أكثر من " * 900,
    "dates that are none": "12/13/14/15-16-" * 300,
}


def news(size: int, seed: int = 7) -> str:
    """News-like text: words as frequent as they are, and sentences with numbers so rare as in news (one in 200 characters)."""
    chance = random.Random(seed)
    frequent = {word: share for word, share in get_frequency_dict("ar", "small").items() if word.isalpha()}
    words, weights = list(frequent), list(frequent.values())
    lines: list[str] = []
    length = 0
    while length < size:
        filler = " ".join(chance.choices(words, weights, k=200))
        numbers = {"a": chance.randint(3, 99), "b": chance.randint(3, 99), "c": chance.randint(100, 999)}
        line = f"{filler}. {chance.choice(SENTENCES).format(**numbers, d=chance.randint(1, 12))}"
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)[:size]


def peer() -> Read | None:
    """Normalisation and tokenisation of camel_tools; None where it is not installed."""
    if importlib.util.find_spec("camel_tools") is None:
        return None
    from camel_tools.tokenizers.word import simple_word_tokenize
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    def read(text: str) -> object:
        text = normalize_alef_ar(dediac_ar(normalize_unicode(text)))
        return simple_word_tokenize(normalize_teh_marbuta_ar(normalize_alef_maksura_ar(text)))

    return read


def seconds(read: Read, text: str, runs: int = 1) -> float:
    """The least processor time of some runs; the first of them learns the spellings, as the first night does."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the three tables."""
    quantities(news(1000))  # rules and word list are read once
    text = news(1_000_000)
    ours = len(text) / seconds(quantities, text, PASSES) / 1e6
    print(f"quantities: {ours:.2f} M characters/s")
    camel = peer()
    if camel is not None:
        theirs = len(text) / seconds(camel, text, PASSES) / 1e6
        print(
            f"camel_tools, normalise and tokenise: {theirs:.2f} M characters/s; quantities / camel_tools {ours / theirs:.2f}"
        )
    print("\nlength      seconds  M characters/s")
    for size in (1_000, 10_000, 100_000, 1_000_000, *([10_000_000] if "--large" in sys.argv else [])):
        spent = seconds(quantities, news(size, seed=size), 2)
        print(f"{size:>10} {spent:>8.4f} {size / spent / 1e6:>8.2f}")
    print("\nhostile texts of 100,000 characters: seconds")
    for name, part in HOSTILE.items():
        print(f"{name:<24} {seconds(quantities, (part * (100_000 // len(part) + 1))[:100_000]):.3f}")


if __name__ == "__main__":
    main()
