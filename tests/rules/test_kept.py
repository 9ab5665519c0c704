"""Rules that an earlier run left behind are the same rules; whatever is wrong with them, the YAML is read."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import msgpack
import pytest

from checker import kept, rules
from checker.rules import RuleError, Rules, load_rules

NEEDS_USERS = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
GROUPS = "kind: synonyms\ngroups:\n  - [بيت, دار]\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the rules are kept in, not there yet."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "checker"


@pytest.fixture
def rules_dir(tmp_path: Path) -> Path:
    """A small folder of rules in the place of ours."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "pairs.yaml").write_text(GROUPS, "utf-8")
    return folder


@pytest.fixture
def load(home: Path, rules_dir: Path, monkeypatch: pytest.MonkeyPatch) -> "Loader":
    """Loads the small folder, which is kept in `home`."""
    assert not home.exists()
    return Loader(rules_dir, monkeypatch)


class Loader:
    """Loads rules as a new process does, and counts the files that are read as YAML."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.parsed = 0
        plain = rules._plain

        def counted(data: bytes, name: str) -> object:
            self.parsed += 1
            return plain(data, name)

        patch.setattr(rules, "builtin_rules", lambda: folder)
        patch.setattr(rules, "_plain", counted)

    def __call__(self) -> Rules:
        return load_rules.__wrapped__()


def test_ours_are_the_same_rules(home: Path) -> None:
    parsed, again = load_rules.__wrapped__(), load_rules.__wrapped__()
    assert len(list(home.iterdir())) == 1
    assert (parsed.digest, list(parsed.files.items())) == (again.digest, list(again.files.items()))
    assert repr(parsed.files) == repr(again.files)  # 1 and 1.0 are equal


def test_yaml_is_read_once(home: Path, load: Loader) -> None:
    assert load().files == load().files
    assert load.parsed == 1
    assert home.stat().st_mode & 0o077 == 0


def test_a_change_is_read(load: Loader, rules_dir: Path) -> None:
    load()
    (rules_dir / "pairs.yaml").write_text(GROUPS.replace("دار", "منزل"), "utf-8")
    assert load().files["pairs"].model_dump()["groups"] == [["بيت", "منزل"]]


@pytest.mark.parametrize("spoil", [lambda data: data[:40], lambda data: data[1:], lambda data: data + b"\xc0"])
def test_what_is_damaged_is_read_anew(home: Path, load: Loader, spoil: Callable[[bytes], bytes]) -> None:
    _spoilt(home, load, spoil)


@pytest.mark.parametrize(
    "content",
    [
        b"\xc1",
        b"\x91" * 100_000,
        msgpack.packb([1]),
        msgpack.packb({"other": {}}),
        msgpack.packb({"pairs": None}),
        msgpack.packb({"pairs": {"kind": ["synonyms"]}}),
        msgpack.packb({"pairs": {"kind": "synonyms", "groups": "none"}}),
    ],
    ids=range(7),
)
def test_what_is_wrong_is_read_anew(home: Path, load: Loader, content: bytes) -> None:
    _spoilt(home, load, lambda _: _signed(content))


def _spoilt(home: Path, load: Loader, spoil: Callable[[bytes], bytes]) -> None:
    first = load()
    (file,) = home.iterdir()
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    assert load().files == first.files
    assert load.parsed == 2
    assert file.read_bytes() == sound


def test_a_larger_file_is_not_read(load: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(kept, "_MAX_BYTES", 10)
    load()
    assert load.parsed == 2


@NEEDS_USERS
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_may_write_is_not_used(home: Path, load: Loader, mode: int) -> None:
    load()
    home.chmod(mode)
    (file,) = home.iterdir()
    file.write_bytes(_signed(msgpack.packb({"pairs": {"kind": "synonyms", "groups": []}})))
    assert load().files["pairs"].model_dump()["groups"] == [["بيت", "دار"]]


@NEEDS_USERS
def test_a_link_is_no_folder_of_ours(home: Path, load: Loader, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    home.symlink_to(tmp_path / "elsewhere")
    load()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_no_place_to_keep_them(home: Path, load: Loader) -> None:
    home.write_text("a file", "utf-8")
    assert load().files == load().files
    assert load.parsed == 2


def test_a_user_without_a_home(load: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", nowhere)
    assert load().files == load().files


def test_rules_that_are_refused_are_not_kept(home: Path, load: Loader, rules_dir: Path) -> None:
    (rules_dir / "wrong.yaml").write_text("kind: nothing\n", "utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match=r"wrong\.yaml:1:1: kind is 'nothing'"):
            load()
    assert not home.exists()


def test_only_the_newest_stay(home: Path, load: Loader, rules_dir: Path) -> None:
    for number in range(6):
        (rules_dir / "pairs.yaml").write_text(GROUPS.replace("دار", "دار" + "ا" * number), "utf-8")
        load()
        for age, file in enumerate(sorted(home.iterdir(), key=lambda path: -path.stat().st_mtime)):
            os.utime(file, (1000 - age, 1000 - age))
    assert len(list(home.iterdir())) == 4
    load()
    assert load.parsed == 6


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("win32", "LOCALAPPDATA", "given/checker"),
        ("win32", None, "home/AppData/Local/checker"),
        ("darwin", None, "home/Library/Caches/checker"),
        ("linux", "XDG_CACHE_HOME", "given/checker"),
        ("linux", None, "home/.cache/checker"),
    ],
)
def test_each_system_has_its_place(
    system: str, variable: str | None, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    for name in ("LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "given")
    assert kept._path("x").parent == Path(place)


def _signed(data: bytes) -> bytes:
    return hashlib.sha256(data).digest() + data
