from dataclasses import replace

import pytest

from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_model import OBJECT_MEASURES, Objects, load_clause_weights
from compare.texts.clause_objects import ObjectCheck, object_bigrams, shared_ending, telling_weight
from compare.texts.clause_spans import spans_of
from compare.texts.rarity import EVEN_WEIGHTS, bigram_weights


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        ("市公安局要加强电动车管理，", {"电动", "动车", "车管", "管理"}),
        ("由市水务局会同各区政府开展河道清淤；", {"河道", "道清", "清淤"}),  # organs ask nothing
        ("修订《河道管理办法》；", {"河道", "道管", "管理", "理办", "办法"}),  # nothing runs across a mark
        ("落实责任。", {"责任"}),
        ("落实。", set()),
    ],
)
def test_the_object_is_what_stands_behind_organs_and_the_verb(clause, asked):
    assert asked <= object_bigrams(clause)
    assert not {"公安", "水务", "区政", "加强", "修订", "落实"} & object_bigrams(clause)


def test_what_a_clause_comes_down_to_is_at_its_end():
    assert shared_ending("完善监管机制。", "健全长效机制") == 0.5
    assert shared_ending("推动电商高质量发展。", "电商高质量发展，") == 1.0
    assert shared_ending("推广秸秆还田。", "落实最低收购价政策。") == 0.0


def test_words_of_every_subject_and_organs_tell_nothing():
    subject = telling_weight("清理河道淤泥。", "开展淤泥清运。", EVEN_WEIGHTS)
    stock = telling_weight("建立河道管理体系。", "健全车站管理体系。", EVEN_WEIGHTS)
    organ = telling_weight("市水务局要清理淤泥。", "市水务局要修补堤坝。", EVEN_WEIGHTS)
    assert subject > 0.5 > 0.2 > stock > organ == 0.0


def test_a_word_of_the_whole_document_tells_less_than_one_of_two_clauses():
    weights = bigram_weights(["管护公路。修补公路。检查公路。清理淤泥。清运淤泥。"])
    common = telling_weight("管护公路。", "检查公路。", weights)
    assert telling_weight("清理淤泥。", "清运淤泥。", weights) > common > 0.0


def test_measures_of_swapped_sides_are_the_same():
    left, right = (spans_of([(0, text)], {}, cut=True) for text in ("清理淤泥，修补堤坝。", "开展淤泥清运。"))
    here = ObjectCheck((left, right), EVEN_WEIGHTS, None).measures(left[0], right[0], 0.6)
    there = ObjectCheck((right, left), EVEN_WEIGHTS, None).measures(right[0], left[0], 0.6)
    assert here == there
    assert len(here) == len(OBJECT_MEASURES)


NOTHING = Objects(-30.0, (0.0,) * len(OBJECT_MEASURES))


def test_the_same_words_stay_a_pair_whatever_they_share():
    left, right = (spans_of([(0, "落实。")], {}, cut=True) for _ in range(2))
    assert ObjectCheck((left, right), EVEN_WEIGHTS, NOTHING).holds(left[0], right[0], 0.4)


SENTENCE = "完善工作制度，{}，提高满意度，方便群众。"


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("积极承担抢险救灾职能", "加强水域专业救援队伍建设", False),
        ("落实主体责任", "同步部署落实", False),
        ("借鉴申请办理规范", "以规范答复格式为重点", False),
        ("组织渔业知识讲座", "开办渔业讲座", True),  # one object in other words
        ("促进渔业高质量发展", "推动渔业提质发展", True),
    ],
)
@pytest.mark.parametrize("meaning", [True, False])
def test_a_doubtful_pair_stays_where_both_have_one_object(one, other, holds, meaning):
    left, right = (spans_of([(0, SENTENCE.format(text))], {}, cut=True) for text in (one, other))
    check = ObjectCheck((left, right), EVEN_WEIGHTS, load_clause_weights(meaning=meaning).objects)
    assert check.holds(left[1], right[1], 0.45) is holds


LEFT = "加强道路巡查，积极承担抢险救灾职能，提高群众满意度。"
RIGHT = "加强道路巡查，加强水域专业救援队伍建设，提高群众满意度。"


@pytest.mark.parametrize(("points", "paired"), [(2.0, False), (4.0, True)])
def test_what_shares_no_object_is_no_doubtful_pair_and_may_be_a_sure_one(points, paired):
    model = load_clause_weights(meaning=False)
    likely = replace(model, base=model.base + points, remaining=None, joining=None, objects=None)
    both, asked = (
        [
            edit.status
            for edit in clause_edits([(0, LEFT)], [(0, RIGHT)], [(0, 0)], model=replace(likely, objects=objects))
        ]
        for objects in (None, NOTHING)
    )
    assert both == ["kept", "changed", "kept"]
    assert asked == (both if paired else ["kept", "dropped", "added", "kept"])
