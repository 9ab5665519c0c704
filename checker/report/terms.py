"""What the checker calls things inside, said in the language of the reader: levels, evidence, slots, what forbids a pair.

English names are the names themselves; the Arabic ones stand in `assets/terms.yaml`.  A name without one, such as the
level of a rule that a user wrote, is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from checker.report.wording import Lang

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNNAMED: Final = ", of no known role"
_SCOPES: Final = re.compile("(?:scopes: )?(whole|part|background) and (whole|part|background)")
_ROLES: Final = re.compile("two roles: (.*) and (.*)")


def load_words(package: str, name: str) -> Mapping[str, Mapping[str, Any]]:
    """A table of words that lies among the assets of a package, by languages or groups."""
    text = (files(package) / "assets" / name).read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, Any]] = yaml.load(text, Loader=_Loader)
    return loaded


@lru_cache(maxsize=1)
def terms() -> Mapping[str, Mapping[str, Any]]:
    """The Arabic names by group, and the sentences in both languages."""
    return load_words("checker.report", "terms.yaml")


def term(group: str, name: str, lang: Lang) -> str:
    """A name of one group; itself where it has no other."""
    return name if lang == "en" else str(terms()[group].get(name, name))


def sentence(key: str, lang: Lang, **fields: object) -> str:
    """A sentence with its fields filled in."""
    return str(terms()["sentences"][key][lang]).format(**fields)


def level_name(name: str, lang: Lang) -> str:
    """The level that decided; «opposite:rise» is the level «opposite» of one axis."""
    return name if lang == "en" else term("levels", name.partition(":")[0], lang)


def evidence_name(name: str, lang: Lang) -> str:
    """A feature of a pair: «same role», «kind: date», «scopes: part and whole», «one is said»."""
    if lang == "en":
        return name
    if name.endswith(_UNNAMED):
        return sentence("unnamed", lang, name=evidence_name(name.removesuffix(_UNNAMED), lang))
    if name.startswith("one is "):
        return sentence("one_is", lang, names=term("aspects", name.removeprefix("one is "), lang))
    if _SCOPES.fullmatch(name):
        return _scopes(name, lang)
    kind, _, rest = name.partition(": ")
    if kind == "values":
        return sentence("values", lang, relation=term("relations", rest, lang))
    if kind == "kind":
        return sentence("kind", lang, name=term("kinds", rest, lang))
    return term("evidence", name, lang)


def veto_name(name: str, lang: Lang, roles: Mapping[str, str]) -> str:
    """What forbids a pair; `roles` has what each role is called."""
    if lang == "en":
        return name
    if _SCOPES.fullmatch(name):
        return _scopes(name, lang)
    if found := _ROLES.fullmatch(name):
        one, two = (roles.get(role, role) for role in found.groups())
        return sentence("two_roles", lang, one=one, two=two)
    kind, _, rest = name.partition(": ")
    if kind == "only one is":
        return sentence("one_is", lang, names="، ".join(term("aspects", one, lang) for one in rest.split(", ")))
    return term("vetoes", name, lang).replace("» and «", "» · «")


def _scopes(name: str, lang: Lang) -> str:
    found = _SCOPES.fullmatch(name)
    assert found is not None  # asked by both callers
    one, two = (term("scopes", scope, lang) for scope in found.groups())
    return sentence("scopes", lang, one=one, two=two)
