"""Who is who in a story: the names of all articles, joined where they name one thing.

A short form («بوتين») belongs to the full form of its own article before that of another.  Two full names
are joined by their letters only, so that nothing but spelling joins them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from checker.compare.blocking import alike
from checker.compare.mistyped import Place, mistyped, part_of_site
from checker.extract.names import Mention
from checker.model import NameKind
from checker.names.cues import cues
from checker.names.known import Knowledge, knowledge
from checker.names.letters import called_by_father
from checker.names.same import one_name
from checker.names.sounds import words_of
from checker.rules import Rules
from checker.text.fold import fold

_SON = "بن"


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or organisation of a story: its mentions by article."""

    number: int
    canonical: str
    kind: NameKind
    mentions: tuple[tuple[str, Mention], ...]  # (article id, mention), in the order of articles and places

    @property
    def surfaces(self) -> dict[str, list[tuple[str, Mention]]]:
        """Its spellings, the commonest first, each with its mentions."""
        found: dict[str, list[tuple[str, Mention]]] = {}
        for article, mention in self.mentions:
            found.setdefault(" ".join(mention.text.split()), []).append((article, mention))
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


class _Union:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.root(i), self.root(j)))
        self.parent[b] = a


@dataclass(frozen=True, slots=True)
class _Name:
    """One spelling with all its mentions."""

    surface: str
    spelled: str  # the same with the whole of its article: «الهلال» of «للهلال»
    words: tuple[str, ...]
    kind: NameKind
    place: str | None
    articles: frozenset[str]
    count: int
    around: frozenset[str]
    before: frozenset[str]
    of: frozenset[str]  # whom it stands for, where it is a title


def join_names(mentions: Mapping[str, Sequence[Mention]], rules: Rules, number: int = 0) -> list[Entity]:
    """The entities of a story from the mentions of each article, numbered from `number` on."""
    know, names = knowledge(rules), _names(mentions)
    groups = _Union(len(names))
    _join_places(names, groups)
    full = [i for i, name in enumerate(names) if len(name.words) > 1 or name.kind != "person"]
    same = [
        (i, j)
        for i, j in ((full[one], full[two]) for one, two in alike([names[i].spelled for i in full], rules))
        if _comparable(names[i], names[j], know)
        and one_name(names[i].spelled, names[j].spelled, _kind(names[i], names[j]), rules).same
    ]
    unclear = _of_two(names, same, rules)
    for i, j in same:
        if i not in unclear and j not in unclear:
            groups.join(i, j)
    _join_tails(names, groups, rules)
    _join_short(names, groups, rules)
    _join_mistyped(names, groups, rules)
    _join_titles(names, groups)
    return [replace(entity, number=number + entity.number) for entity in _entities(mentions, names, groups)]


def _of_two(names: list[_Name], same: list[tuple[int, int]], rules: Rules) -> set[int]:
    """Short forms that fit two men with two fathers: «خالد العتيبي» of «خالد بن سعد العتيبي» and «خالد بن فهد العتيبي»."""
    longer: dict[int, list[int]] = {}
    for pair in same:
        short, long = sorted(pair, key=lambda i: len(names[i].words))
        if len(names[short].words) < len(names[long].words) and names[long].kind == "person":
            longer.setdefault(short, []).append(long)
    return {
        short
        for short, owners in longer.items()
        if any(
            len(names[i].words) == len(names[j].words)
            and names[i].words[1] == names[j].words[1] == _SON
            and names[i].words[-1] == names[j].words[-1]
            and not one_name(names[i].spelled, names[j].spelled, "person", rules).same
            for i, j in combinations(owners, 2)
        )
    }


def _names(mentions: Mapping[str, Sequence[Mention]]) -> list[_Name]:
    found: dict[str, list[tuple[str, Mention]]] = {}
    for article, here in mentions.items():
        for mention in here:
            found.setdefault(" ".join(mention.text.split()), []).append((article, mention))
    names = []
    for surface, places in sorted(found.items()):
        kinds = Counter(mention.kind for _, mention in places)
        kind = max(sorted(kinds), key=lambda kind: kinds[kind])
        first = places[0][1]
        known = next((mention.place for _, mention in places if mention.place), None)
        articles = frozenset(article for article, _ in places)
        around = frozenset(word for _, mention in places for word in mention.around)
        of = frozenset(mention.of for _, mention in places if mention.of)
        before = frozenset(mention.before for _, mention in places)
        spelled = "ا" + surface if first.words[:1] == words_of("ا" + surface)[:1] else surface
        names.append(_Name(surface, spelled, first.words, kind, known, articles, len(places), around, before, of))
    return names


def _join_places(names: list[_Name], groups: _Union) -> None:
    """Names of one known place are one, whatever their letters."""
    seen: dict[str, int] = {}
    for i, name in enumerate(names):
        if name.place is not None:
            if name.place in seen:
                groups.join(seen[name.place], i)
            seen.setdefault(name.place, i)


def _comparable(a: _Name, b: _Name, know: Knowledge) -> bool:
    if a.place is not None and b.place is not None and a.place != b.place:
        return False
    if a.kind == b.kind:
        return True
    given = any(name.kind == "person" and name.words[0] in know.given for name in (a, b))
    if given and "organisation" in (a.kind, b.kind):
        return False  # «عبدالخالق الحوثي» is not «جماعة الحوثي»
    # «سنابل القابضة» and «مجموعة سنابل» may have been taken for two kinds of thing
    return min(len(a.words), len(b.words)) > 1 or "place" in (a.kind, b.kind)


def _kind(a: _Name, b: _Name) -> NameKind | None:
    return a.kind if a.kind == b.kind else None


def _join_tails(names: list[_Name], groups: _Union, rules: Rules) -> None:
    """A person's family name with its particle («فون دير لاين») goes to the one person whose name ends with it."""
    links = cues(rules).links
    people = [(i, name) for i, name in enumerate(names) if name.kind == "person" and len(name.words) > 1]
    for i, name in people:
        if name.words[0] not in links:
            continue
        owners = {
            groups.root(j)
            for j, other in people
            if name.words[0] in other.words[1:]
            and one_name(name.spelled, _from(other.spelled, name.words[0]), "person", rules).same
        }
        if len(owners) == 1:
            groups.join(owners.pop(), i)


def _from(surface: str, word: str) -> str:
    """The rest of a name from a folded word on."""
    parts = surface.split()
    at = next((k for k, part in enumerate(parts) if k and fold(part) == word), len(parts))
    return " ".join(parts[at:])


def _join_short(names: list[_Name], groups: _Union, rules: Rules) -> None:
    """A person's single name goes to the one person whose first or last name it is; to none where there are two."""
    know = knowledge(rules)
    for i, name in enumerate(names):
        if name.kind != "person" or len(name.words) != 1:
            continue
        owners: dict[int, int] = {}
        for j, other in enumerate(names):
            if i == j or other.kind != "person":
                continue
            shared = len(name.articles & other.articles)
            if len(other.words) > 1:
                last = other.words[0] if called_by_father(other.words, know) else other.words[-1]
                if (
                    name.words[0] in (last, other.words[0])
                    or one_name(name.spelled, other.spelled, "person", rules).same
                ):
                    owners[groups.root(j)] = max(owners.get(groups.root(j), 0), 1 + shared)
            elif one_name(name.spelled, other.spelled, "person", rules).same:
                groups.join(i, j)
        if owners:
            best = max(owners.values())
            leading = [root for root, score in owners.items() if score == best]
            if len(leading) == 1:
                groups.join(leading[0], i)


def _join_mistyped(names: list[_Name], groups: _Union, rules: Rules) -> None:
    """A name and its misspelling in another article; nothing that one article has side by side."""
    know = knowledge(rules)
    places = {i: Place(name.kind, name.before, name.around, name.articles) for i, name in enumerate(names)}
    whole: dict[int, frozenset[str]] = {}
    for i, name in enumerate(names):
        whole[groups.root(i)] = whole.get(groups.root(i), frozenset()) | name.articles
    for (i, one), (j, two) in combinations(enumerate(names), 2):
        if one.kind != two.kind or (len(one.words) != len(two.words) and not one.before & two.before):
            continue
        a, b = groups.root(i), groups.root(j)
        if a == b or ("person" in (one.kind, two.kind) and whole[a] & whole[b]):
            continue
        here = [place._replace(articles=whole[root]) for place, root in ((places[i], a), (places[j], b))]
        asked = (one.words, two.words, here[0], here[1], know)
        if mistyped(*asked) or part_of_site(*asked):
            groups.join(a, b)
            whole[groups.root(a)] = whole[a] | whole[b]


def _join_titles(names: list[_Name], groups: _Union) -> None:
    """«الرئيس الروسي» goes to him whom all articles mean by it."""
    of_surface = {name.surface: i for i, name in enumerate(names)}
    for i, name in enumerate(names):
        owners = {groups.root(of_surface[" ".join(text.split())]) for text in name.of}
        if len(owners) == 1 and not name.words:
            groups.join(owners.pop(), i)


def _entities(mentions: Mapping[str, Sequence[Mention]], names: list[_Name], groups: _Union) -> list[Entity]:
    of_surface = {name.surface: groups.root(i) for i, name in enumerate(names)}
    members: dict[int, list[tuple[str, Mention]]] = {}
    for article, here in mentions.items():
        for mention in here:
            members.setdefault(of_surface[" ".join(mention.text.split())], []).append((article, mention))
    found = []
    for number, (_, places) in enumerate(sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))):
        named = [mention for _, mention in places if not mention.of] or [mention for _, mention in places]
        surfaces = Counter(" ".join(mention.text.split()) for mention in named)
        kinds = Counter(mention.kind for _, mention in places)
        # the fullest form that is used more than a little names it
        canonical = max(
            sorted(surfaces), key=lambda text: (min(len(text.split()), 3) * surfaces[text] ** 0.5, len(text))
        )
        kind = max(sorted(kinds), key=lambda kind: kinds[kind])
        found.append(Entity(number, canonical, kind, tuple(places)))
    return found
