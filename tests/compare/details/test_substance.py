import pytest

from compare import compare
from compare.details.substance import level_role
from tests.compare.samples import alignment, document, link, task


def judged(left, right, mode="year", *, old=None, new=None):
    olds = document(task(1, left, **(old or {})), name="left", year=2020)
    news = document(task(1, right, **(new or {})), name="right", year=2021 if mode == "year" else 2020)
    (change,) = compare(olds, news, alignment(link(0, 0)), mode=mode).changes
    return change.substantive, change.reasons


@pytest.mark.parametrize(
    ("left", "right", "reasons"),
    [
        ("及时公布目录。", "及时公布目录。", ("identical",)),
        ("按照“谁制定、谁清理”的原则,公布目录。", "按照谁制定谁清理的原则，公布目录。", ("only_punctuation",)),
        ("一是公布目录，二是说明理由。", "1.公布目录，2.说明理由。", ("only_punctuation",)),
        ("公布目录和清单以及名单。", "公布目录、清单、名单。", ("only_punctuation",)),
        ("公布2020年工作计划。", "公布2021年工作计划。", ("only_rolled",)),
        ("2020年底前公布目录。", "2021年底前公布目录。", ("only_rolled",)),
        ("由省卫生计生委公布目录。", "由省卫生健康委公布目录。", ("only_names",)),
    ],
)
def test_what_says_the_same_is_no_change_of_substance(left, right, reasons):
    assert judged(left, right) == (False, reasons)


@pytest.mark.parametrize(
    ("left", "right", "reasons"),
    [
        ("公布目录120个。", "公布目录150个。", ("number",)),
        ("9月底前公布目录。", "6月底前公布目录。", ("deadline",)),
        ("9月以来公布目录。", "6月以来公布目录。", ("date",)),
        ("依据《条例》公布目录。", "依据《办法》公布目录。", ("reference",)),
        ("可以公布目录。", "不得公布目录。", ("strength",)),
        ("及时公布目录。", "每周公布目录。", ("wording", "deadline")),
        ("公布目录。", "公布目录，说明理由。", ("clause_added",)),
        ("公布目录，说明理由。", "公布目录。", ("clause_dropped",)),
    ],
)
def test_a_change_of_substance_has_its_reason(left, right, reasons):
    assert judged(left, right) == (True, reasons)


def test_the_name_of_a_level_is_no_substance_between_levels():
    texts = ("实现全省市场监管领域监管全覆盖。", "实现全市市场监管领域监管全覆盖。")
    assert judged(*texts, mode="level") == (False, ("only_names",))
    assert judged(*texts, mode="year") == (True, ("wording",))


def test_a_unit_or_a_deadline_is_a_reason_of_its_own():
    told = judged(
        "公布目录。",
        "公布目录。",
        old={"responsible": ["省司法厅"], "deadline": "年底前"},
        new={"responsible": ["省审计厅"], "deadline": "9月底前"},
    )
    assert told == (True, ("units", "deadline"))


def test_a_deadline_that_rolled_on_is_no_substance():
    told = judged("公布目录。", "公布目录。", old={"deadline": "年底前"}, new={"deadline": "年底前"})
    assert told == (False, ("only_rolled",))


def test_a_split_that_keeps_every_clause_is_no_substance():
    left, right = document("公布目录。说明理由。"), document("公布目录。", "说明理由。")
    (change,) = compare(left, right, alignment(link(0, 0), link(0, 1)), mode="year").changes
    assert (change.substantive, change.reasons) == (False, ("only_regrouped",))


def test_tasks_of_one_side_are_of_substance():
    changes = compare(document("旧任务。"), document("新任务。"), alignment(), mode="level").changes
    assert [(change.substantive, change.reasons, change.role) for change in changes] == [
        (True, ("task_dropped",), "not_taken_up"),
        (True, ("task_added",), "own"),
    ]


@pytest.mark.parametrize(("kept", "role"), [(1.0, "taken_up"), (0.8, "taken_up"), (0.79, "refined")])
def test_a_city_that_adds_words_of_its_own_refines(kept, role):
    assert level_role("split", kept) == role
