"""Load `rules/`: data that an editor can read and extend, checked before anything runs.

Every file names its `kind`; the kind says which keys it may have.  A file that breaks its schema is
refused with the file, the line, the column, the offending key and the allowed ones.  Users lay their own
folder over ours: a file with the same place replaces ours, any other is added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, update_wrapper
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker import kept
from checker.model import CheckerError
from checker.schema import KINDS, Attribute, Attribution, Boilerplate, ClaimRule, HouseStyle, RuleFile, Scope

_HERE = Path(__file__).resolve().parent
_MAX_BYTES = 2_000_000  # a rule file is written by hand; a larger one is a mistake or an attack
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Kinds that tell what is said with words: what words and names are is told by the others.
_TELLING: Final = (Attribute, Attribution, Boilerplate, ClaimRule, HouseStyle, Scope)
F = TypeVar("F", bound=RuleFile)
T = TypeVar("T")


class RuleError(CheckerError):
    """A rule file that cannot be used: where, what, and what is allowed."""


def builtin_rules() -> Path:
    """The rules that ship with the checker (beside the package when it is installed in place)."""
    packed = _HERE / "_rules"
    return packed if packed.is_dir() else _HERE.parent / "rules"


@dataclass(frozen=True, eq=False)
class Rules:
    """All rule files, validated, in the order of their places.

    Tables that are made of them are looked up for every word: one loading is equal to itself alone.
    """

    files: Mapping[str, RuleFile] = field(repr=False)
    digest: str = ""
    _of: dict[type[RuleFile], list[Any]] = field(default_factory=dict, init=False, repr=False)

    def of(self, kind: type[F]) -> list[F]:
        """The files of one kind, in the order of their places."""
        if kind not in self._of:  # asked for again in each article
            self._of[kind] = [file for file in self.files.values() if isinstance(file, kind)]
        return self._of[kind]

    @cached_property
    def language(self) -> Rules:
        """The files alone that tell what words and names are."""
        files = {place: file for place, file in self.files.items() if not isinstance(file, _TELLING)}
        found = Rules(files, f"{self.digest} language")
        vars(found)["language"] = found  # what is made of the language alone is made once
        return found

    def changed(self, place: str, file: RuleFile, digest: str) -> Rules:
        """These rules with another file at a place, under a digest of their own; the language stays where it can."""
        found = Rules({**self.files, place: file}, digest)
        if isinstance(file, _TELLING) and isinstance(self.files.get(place, file), _TELLING):
            vars(found)["language"] = self.language
        return found


def of_language(make: Callable[[Rules], T]) -> Callable[[Rules], T]:
    """Make a thing of the language of rules, once for all rules that share it; it sees no file of another kind."""
    made = lru_cache(maxsize=8)(make)

    def found(rules: Rules) -> T:
        return made(rules.language)

    return update_wrapper(found, make)


@lru_cache(maxsize=8)
def load_rules(overlay: Path | None = None) -> Rules:
    """The built-in rules, with the files of `overlay` laid over them.

    Raises RuleError for a folder that does not exist and for the first file that breaks its schema.
    """
    sources = dict(rule_files(builtin_rules()))
    if overlay is not None:
        if not overlay.is_dir():
            raise RuleError(f"{overlay}: no such folder of rules")
        sources.update(rule_files(overlay))
    digest = hashlib.sha256()
    texts: dict[str, bytes] = {}
    for place, path in sorted(sources.items()):
        if path.stat().st_size > _MAX_BYTES:
            raise RuleError(f"{path}: larger than {_MAX_BYTES:,} bytes; split it")
        texts[place] = path.read_bytes()
        digest.update(place.encode() + b"\0" + texts[place] + b"\0")
    whole = digest.hexdigest()
    return Rules(_kept(whole, texts) or _parsed(whole, texts, sources), whole[:12])


def _kept(digest: str, texts: Mapping[str, bytes]) -> dict[str, RuleFile] | None:
    """The files as an earlier run read them, if it left them and they are what the schema asks for."""
    plain = kept.read(digest)
    if plain is None or plain.keys() != texts.keys():
        return None
    try:
        return {place: KINDS[plain[place]["kind"]].model_validate(plain[place]) for place in texts}
    except (ValidationError, TypeError, LookupError):
        return None


def _parsed(digest: str, texts: Mapping[str, bytes], sources: Mapping[str, Path]) -> dict[str, RuleFile]:
    """The files read as YAML, and kept for the next run."""
    plain: dict[str, Any] = {}
    files: dict[str, RuleFile] = {}
    for place, data in texts.items():
        name = str(sources[place])
        plain[place] = _plain(data, name)
        files[place] = _validated(plain[place], data, name)
    kept.keep(digest, plain)
    return files


def rule_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The rule files of a folder, in no order, each with its place there («claims/casualties»)."""
    for path in folder.rglob("*.y*ml"):
        if path.suffix in {".yaml", ".yml"} and path.is_file():
            yield path.relative_to(folder).with_suffix("").as_posix(), path


def parse_rule(data: bytes, name: str) -> RuleFile:
    """One rule file from its bytes; `name` stands in messages."""
    return _validated(_plain(data, name), data, name)


def _plain(data: bytes, name: str) -> Any:
    """What a file says as YAML."""
    try:
        return yaml.load(_text(data, name), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise RuleError(f"{place}: not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise RuleError(f"{name}: not YAML: {error}") from None


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _validated(plain: Any, data: bytes, name: str) -> RuleFile:
    """The file that its YAML says, if that is what the schema of its kind asks for."""
    if not isinstance(plain, dict):
        raise RuleError(f"{name}:1:1: a rule file is a mapping of keys; its first key is kind")
    model = KINDS.get(str(plain.get("kind")))
    if model is None:
        line, column = _position(_text(data, name), ("kind",))
        raise RuleError(f"{name}:{line}:{column}: kind is {plain.get('kind')!r}; allowed: {', '.join(sorted(KINDS))}")
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        raise RuleError(_explain(error, model, _text(data, name), name)) from None


def _explain(error: ValidationError, model: type[RuleFile], text: str, name: str) -> str:
    first = error.errors()[0]
    loc = first["loc"]
    line, column = _position(text, loc)
    where = ".".join(str(part) for part in loc)
    message = f"{name}:{line}:{column}: {where}: {first['msg']}"
    if first["type"] == "extra_forbidden":
        allowed = _allowed(model, loc)
        message = f"{name}:{line}:{column}: unknown key {loc[-1]!r}; allowed: {', '.join(allowed)}"
    return message


def _allowed(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys allowed where `loc` points, found by walking the schema."""
    schema = model.model_json_schema()
    node: Any = schema
    for part in loc[:-1]:
        node = _resolve(node, schema)
        if isinstance(part, int):
            node = node.get("items", node)
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties") or node
    return sorted(_resolve(node, schema).get("properties", {}))


def _resolve(node: Any, schema: Any) -> Any:
    while isinstance(node, dict):
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in node:
            node = next((option for option in node["anyOf"] if option.get("type") != "null"), node["anyOf"][0])
        else:
            break
    return node if isinstance(node, dict) else {}


def _position(text: str, loc: tuple[int | str, ...]) -> tuple[int, int]:
    """Line and column (from 1) of the deepest part of `loc` that is in the file."""
    node = yaml.compose(text, Loader=_Loader)
    mark = node.start_mark if node is not None else None
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    mark, node = key.start_mark, value
                    break
            else:
                break
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            mark = node.start_mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
