"""Which articles of a small intake come together and which stay apart."""

from __future__ import annotations

import random

import pytest

from checker.model import Article
from checker.nightly.stories import _with_round_ups, group_stories
from checker.rules import load_rules

DAY = "2024-03-10"

EVENTS = {
    "helicopter at sea": [
        ("تحطم مروحية قبالة سواحل النرويج ومقتل طيارها",
         "تحطمت مروحية من طراز سيكورسكي في بحر الشمال قبالة سواحل بيرغن النرويجية، وقتل طيارها وأنقذ خمسة من ركابها، بحسب خفر السواحل."),
        ("النرويج: سقوط مروحية في بحر الشمال",
         "قال خفر السواحل النرويجي إن مروحية سيكورسكي سقطت قرب بيرغن وهي في طريقها إلى منصة نفط، وإن طيارها قتل فيما انتشل خمسة ركاب أحياء."),
        ("مقتل طيار بسقوط مروحية قرب بيرغن",
         "لقي طيار حتفه وأنقذ خمسة أشخاص حين سقطت مروحيتهم من طراز سيكورسكي في بحر الشمال غرب مدينة بيرغن النرويجية."),
    ],
    "helicopter in mountains": [
        ("تحطم مروحية عسكرية في جبال بيرو ومقتل طاقمها",
         "تحطمت مروحية عسكرية في منطقة كوسكو الجبلية جنوبي بيرو، ما أدى إلى مقتل أفراد طاقمها الأربعة، وفق وزارة الدفاع في ليما."),
        ("بيرو: مقتل أربعة عسكريين بسقوط مروحية في كوسكو",
         "أعلنت وزارة الدفاع في ليما مقتل أربعة عسكريين إثر سقوط مروحيتهم في جبال كوسكو خلال رحلة تدريب."),
    ],
    "first match": [
        ("الترجي يهزم النجم الساحلي بهدفين في رادس",
         "فاز الترجي على ضيفه النجم الساحلي 2-صفر في ملعب رادس، وسجل الهدفين ياسين مرياح ورودريغو."),
        ("هدفا مرياح ورودريغو يمنحان الترجي الفوز على النجم",
         "حقق الترجي فوزا على النجم الساحلي بهدفين نظيفين أحرزهما ياسين مرياح ورودريغو في ملعب رادس."),
    ],
    "second match": [
        ("الوداد يتعادل مع الرجاء في قمة الدار البيضاء",
         "تعادل الوداد والرجاء 1-1 على ملعب محمد الخامس في الدار البيضاء، وسجل للوداد جبران وللرجاء بوزوق."),
        ("ديربي الدار البيضاء ينتهي بهدف لهدف",
         "انتهى ديربي الدار البيضاء بين الوداد والرجاء بالتعادل 1-1 بعدما سجل جبران أولا وأدرك بوزوق التعادل على ملعب محمد الخامس."),
    ],
}  # fmt: skip


def intake() -> tuple[list[Article], dict[str, list[str]]]:
    """All events, each telling by another outlet; event -> ids."""
    articles, homes = [], {}
    for event, texts in EVENTS.items():
        homes[event] = [f"{event}/{number}" for number in range(len(texts))]
        articles += [
            Article(name, f"outlet {number}", title, body, DAY)
            for number, (name, (title, body)) in enumerate(zip(homes[event], texts, strict=True))
        ]
    return articles, homes


@pytest.fixture(scope="module")
def rules():
    return load_rules()


def test_every_event_is_one_story(rules):
    articles, homes = intake()
    assert group_stories(articles, rules) == sorted(homes.values())


def test_order_changes_nothing(rules):
    articles, _ = intake()
    expected = group_stories(articles, rules)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert group_stories(articles, rules) == expected


def test_a_story_goes_on_but_not_for_weeks(rules):
    (title, body), (later_title, later_body) = EVENTS["helicopter at sea"][:2]
    for day, stories in (("2024-03-12", 1), ("2024-03-30", 2), (None, 1)):
        pair = [Article("1", "a", title, body, DAY), Article("2", "b", later_title, later_body, day)]
        assert len(group_stories(pair, rules)) == stories, day


LONG = (
    "أعلنت هيئة السكك الحديدية انطلاق قطار الركاب الجديد بين المدينتين صباح الأحد بعد تأخير دام عامين. "
    "ويقطع القطار المسافة في ثلاث ساعات ويتوقف في خمس محطات ويتسع لأربعمئة راكب. "
    "وقال مدير الهيئة إن التذاكر تباع في المحطات وعلى الموقع الإلكتروني وإن الأسعار لن ترتفع هذا العام."
)


def test_a_copy_joins_under_another_title(rules):
    articles = [
        Article("1", "a", "قطار جديد بين المدينتين", LONG, DAY),
        Article("2", "b", "بعد انتظار طويل", LONG.replace("ثلاث ساعات", "أربع ساعات"), DAY),
    ]
    assert group_stories(articles, rules) == [["1", "2"]]


def test_a_round_up_is_in_the_stories_it_tells(rules):
    other = (
        "كشف فريق من علماء الآثار عن مقبرة حجرية تعود إلى العصر البرونزي في ضواحي بلدة طريف. "
        "وعثر الفريق في المقبرة على جرار فخارية وخناجر من النحاس وعظام عشرين شخصا. "
        "وقالت رئيسة البعثة إن التنقيب سيستمر حتى نهاية الخريف وإن القطع ستعرض في المتحف الوطني."
    )
    articles = [
        Article("1", "a", "قطار جديد بين المدينتين", LONG, DAY),
        Article("2", "b", "قطار جديد ينطلق بين المدينتين", LONG, DAY),
        Article("3", "a", "مقبرة من العصر البرونزي في طريف", other, DAY),
        Article("4", "b", "العثور على مقبرة برونزية في ضواحي طريف", other, DAY),
        Article("5", "c", "مقبرة برونزية في طريف وأخبار أخرى", f"{other}\n{LONG}", DAY),
    ]
    stories = group_stories(articles, rules)
    assert ["3", "4", "5"] in stories
    assert ["1", "2", "5"] in stories


@pytest.mark.parametrize(
    ("held", "passing", "joined"),
    [({(4, 0)}, set(), True), (set(), {(4, 0)}, False), (set(), {(4, 0), (4, 1)}, True), ({(0, 4)}, set(), False)],
)
def test_a_round_up_tells_most_members_or_holds_one_whole(held: set, passing: set, joined: bool) -> None:
    class Told:
        def holds(self, text: int, other: int) -> bool:
            return (text, other) in held

        def tells_too(self, text: int, other: int) -> bool:
            return (text, other) in passing

    found = _with_round_ups([[0, 1, 2], [3, 4, 5]], [(0, 4), (1, 4)], Told())
    assert ([0, 1, 2, 4] in found) == joined


def test_empty_and_single_intakes(rules):
    assert group_stories([], rules) == []
    assert group_stories([Article("1", "a", "", "", DAY), Article("2", "b", "خبر", "", None)], rules) == [["1"], ["2"]]


def test_announcements_of_one_form_stay_apart(rules):
    couples = [("الزهراني", "القحطاني"), ("البلوي", "الشهري"), ("العنزي", "الدوسري"), ("الغامدي", "المطيري")]
    articles = [
        Article(
            str(number),
            "a",
            f"أفراح {one} و{two}",
            f"احتفل آل {one} بزواج ابنهم من كريمة آل {two} في قاعة الورود.",
            DAY,
        )
        for number, (one, two) in enumerate(couples)
    ]
    assert all(len(story) == 1 for story in group_stories(articles, rules))
