"""Every encoding that Arabic files come in gives the same text; what is no text is refused."""

import codecs

import pytest

from checker.intake.encoding import UnreadableError, arabic_share, decode

TEXT = "أعلنت الوزارة مقتل ٣ جنود وإصابة «24» آخرين، أمس.\nوقالت إن التحقيق مستمر.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "windows line ends", "old mac line ends"],
)
def test_unicode(data: bytes) -> None:
    assert decode(data) == TEXT


def test_windows_1256() -> None:
    text = TEXT.replace("٣", "3")
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither UTF-8"),
        (bytes(range(256)), "neither UTF-8"),
        (TEXT.encode("utf-16-le"), "NUL|neither"),
        (b"text\0text", "NUL"),
        (TEXT.encode()[:-30] + b"\xd8", "save it as UTF-8"),
        ("Le président a été réélu à l'unanimité".encode("latin-1"), "save it as UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x20", "UTF-16"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_arabic_share() -> None:
    assert arabic_share("سلام") == 1
    assert arabic_share("abc سلا") == 0.5
    assert arabic_share("123 !") == 0
