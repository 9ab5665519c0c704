"""The rule files of claims: a value, its role, whose it is, and what excludes what.  Every field is a key of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.schema.base import Label, Part, RuleFile, Silent, Words


class Level(Part):
    level: str
    when: Literal[
        "equal", "converted", "overlap", "rounded", "zone", "written", "later", "apart", "undated", "otherwise"
    ]
    verdict: Literal["agree", "compatible", "update", "disputed", "conflict"]


class Role(Part):
    label: Label
    patterns: Words
    changes: Literal["never", "rises", "moves", "swings"] = "never"
    by: Literal["nobody", "who"] = "nobody"
    owners: list[Literal["person", "place", "organisation"]] = ["person", "place", "organisation"]
    topic: str | None = None  # words of an article in which such a number of one of `owners` needs no other word
    sign: Literal[1, -1] = 1
    same_as: Words = []  # roles that others may call it by; a difference from them is a difference
    kin: Words = []  # roles that may tell the same value in other words; `rule.role` for one of another rule
    units: Words = []  # in which such a value is told, where not in any of the rule; `number` is one told in none
    not_units: Words = []  # and those in which it never is: no people are shot down
    below: float | None = None  # no such value is as great: «القوة المشتركة 150» is no earthquake
    weight: float = Field(default=1.0, gt=0, le=1)
    of: Literal["noun", "words"] | None = None  # its label says of what: «مدة المحادثات», or with words of the text
    difference: bool = False  # by how much something changed, never what it came to
    general: bool = False  # said of many things («مدة»): such a value may be one that has another role of its rule


class ExpectedClaim(Part):
    """What an example states of a claim; what it leaves out is not compared."""

    role: str | None = None
    value: float | str | None = None
    text: str | None = None
    scope: Literal["whole", "part", "background"] | None = None
    aspects: Words | None = None
    updated: bool | None = None
    denied: bool | None = None
    as_of: str | None = None
    source: str | None = None
    media: bool | None = None
    anybody: bool | None = None


class Fires(Part):
    """A text and the claims that must be found in it."""

    text: str
    claims: list[ExpectedClaim]


class ClaimRule(RuleFile):
    """Claims of one sort: which numbers, in which roles, and how two of them are judged."""

    kind: Literal["claims"]
    id: str
    label: Label
    one: Label | None = None  # what a single value is called («مدة»), where the label names many («مدد»)
    kinds: Words
    units: Words = []
    below: float | None = None  # no value of the rule is as great
    bare: bool = False  # may take a number whose unit was said before («من 100 ألف دولار إلى 150 ألفا»)
    words: dict[str, Words] = {}
    deeds: dict[str, Words] = {}  # verbal nouns («إنقاذ 61 راكبا»): with an article they govern nothing
    verbs: dict[str, Words] = {}
    roles: dict[str, Role]
    compare: list[Level]
    fires: list[Fires] = []
    silent: list[Silent] = []


class Attribution(RuleFile):
    """Words that say whose figure it is."""

    kind: Literal["attribution"]
    by: Words
    verbs: Words
    relays: Words = []
    records: Words = []
    that: Words
    heads: Words
    media: Words
    bodies: Words = []
    occasions: Words = []
    hearers: Words = []
    papers: Words = []
    fires: list[Fires] = []
    silent: list[Silent] = []


class Scope(RuleFile):
    """Words that say whether a figure is the whole, a part, or about something else."""

    kind: Literal["scope"]
    part_before: Words
    part_after: Words
    whole_before: Words
    out_of: Words = []
    one_of: Words = []
    background: Words
    another: Words = []
    meanwhile: Words = []
    forecast: Words
    previous: Words
    denied: Words
    rates: Words
    each: Words
    update: Words
    as_of: Words
    mutual: Words
    level: Words = []
    against: Words = []
    breaks: Words = []
    again: Words = []
    tally: Words = []
    together: Words = []
    fires: list[Fires] = []
    silent: list[Silent] = []


class Pole(Part):
    verbs: Words = []
    words: Words = []


class Axis(Part):
    id: str
    why: str
    poles: tuple[Pole, Pole]


class OppositePair(Part):
    texts: tuple[str, str]
    because: str = ""
    says: Literal["agree", "compatible", "disputed"] | None = None


class Opposites(RuleFile):
    """Predicates that exclude each other, and pairs of sentences that do (`fires`) or do not (`silent`)."""

    kind: Literal["opposites"]
    id: str
    label: Label
    axes: list[Axis]
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class Saying(Part):
    """Verbs and nouns that say one outcome of one of the things `of` («أسقط», «سقوط» of «الحكومة»).

    Only outcomes `about` the same exclude each other.
    """

    value: str
    about: str = ""
    verbs: Words = []
    words: Words = []
    of: Words


class Attribute(RuleFile):
    """What an event had only one of, told by a word of `values`, or by the name behind a word of `named`.

    `subjects` are those whose fate the values are; with `complement` a value is one of what follows it («شمال حلب»).
    `events` are words that tell of an event: a passage with none says little of which event it speaks.
    `slots` are kinds of events with their words: a value belongs to the nearest one, and only values of one kind are
    compared.  `takes` tells that the value is the place behind such a word, the nation beside it or who stands beside
    it, who won or came second, the number that names what a noun says («الرحلة رقم 12»), who did it in which minute of a match, what is given as its
    reason, whether a group owns to it, or from where to where a craft went («من ... إلى ...»), or what did
    or did not happen; `polar` that a value may be denied, and that a denial and a statement exclude each other.
    `may_both` are values that do not exclude each other, `general` those that hold all others of their kind.
    A value stands `behind` the word of its event, or before one that tells of it anew; an `owned` one is somebody's.
    A `located` place needs a preposition, or is told by its town; `strikes` are verbs whose object is the place.  `parties` tells that every article knows all the names, `held` that a value is what somebody holds, `unsure` are words before a value that do not state it,
    `legs` are kinds of places between which people travel: where they come «من» is not where they arrive.
    At the `ends` of a way are towns, of which none lies in another.  `single` are slots of which a story has one: their passages need no other words in common; of `many` a story has
    several, and theirs need more.
    `says` are outcomes of things, told by a verb or a noun beside the thing; of values in a `course` a later article may
    have a later one,
    `regions` places that hold others, `compass` words behind a name that tell one half from the other; a `dated` value counts only beside a day («مساء الأحد»).  The texts of examples are bodies of two articles.
    """

    kind: Literal["attributes"]
    id: str
    label: Label
    values: dict[str, Words] = {}
    named: dict[str, Words] = {}
    says: list[Saying] = []
    course: Words = []
    single: Words = []
    many: Words = []
    legs: Words = []
    located: Words = []
    prepositions: Words = []
    strikes: Words = []
    subjects: Words = []
    complement: bool = False
    events: Words = []
    slots: dict[str, Words] = {}
    takes: (
        Literal[
            "place",
            "nation",
            "actor",
            "number",
            "minute",
            "reason",
            "avowal",
            "way",
            "occurrence",
            "feat",
            "opposed",
            "kind",
        ]
        | None
    ) = None
    bare: Words = []
    polar: bool = False
    parties: bool = False
    held: bool = False
    ends: bool = False
    dated: bool = False
    behind: bool = False
    owned: bool = False
    unsure: Words = []
    regions: Words = []
    compass: Words = []
    general: Words = []
    may_both: list[tuple[str, str]] = []
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class Denial(RuleFile):
    """Words that take back what stands beside them."""

    kind: Literal["denial"]
    negators: Words
    aims: Words
    idle: Words
    verbs: Words
    words: Words


class Nobody(RuleFile):
    """Words that make a count of none: negators, whom they deny, and the roles that may count none."""

    kind: Literal["nobody"]
    negators: Words
    unsure: Words
    any: Words
    persons: Words
    staff: Words
    anybody: Words
    lives: Words
    dead: str
    human: Words
    some: Words
    period: Words
    roles: dict[str, Words]


class Offices(RuleFile):
    """Offices that one person holds at a time.  Two articles that give one of them to two people disagree.

    `former` are words that make it another's office («السابق», «نائب»), `ranks` may stand before any name and
    `steps` are those of them of which a person has one.  `portfolios` are the ministries of a government, of which
    one is a `seats` («حقيبة»), and those that are `joint` may be one of them («وزير التجارة والصناعة»); `taken`, `given` and `appointed` say that somebody has got one, `past` that he once had.  `things`
    are those of which a story has one («زعيم الانقلاب»), `shared` the titles that many hold anywhere else («حارس»).
    The texts of examples are bodies of two articles.
    """

    kind: Literal["offices"]
    id: str
    label: Label
    titles: Words
    former: Words
    ranks: Words
    steps: Words
    portfolios: Words
    joint: list[Words] = []
    seats: Words
    taken: Words
    given: Words
    appointed: Words
    past: Words
    things: Words
    shared: Words = []
    alike: dict[str, Words] = {}
    lone: dict[str, Words] = {}
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []


class DeedAxis(Part):
    id: str
    of: Literal["object", "subject"]
    changes: bool = False
    poles: tuple[Pole, Pole]


class Deeds(RuleFile):
    """What bodies say happened (`rules/opposites/deeds.yaml`); the texts of examples are bodies."""

    kind: Literal["deeds"]
    axes: list[DeedAxis]
    settle: Words
    unsure: Words
    still: Words
    fires: list[OppositePair] = []
    silent: list[OppositePair] = []
