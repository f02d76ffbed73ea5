import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compare import ClauseRef, DeadlineChange, FactChange, Related, UnitChange
from compare.model import ClauseEdit, TokenEdit
from reports.rows.sentence import change_sentence
from reports.words.wording import wording
from tests.reports.builders import DATA, OFFICE, kept, task, whole
from tests.reports.rows.sentences import SAME, change_of, comparison_of, only, run, said
from tests.reports.samples import MODES, STATES

WORDS = wording("zh-CN")


def test_one_change_is_told_as_an_official_would_write_it():
    change = change_of(
        "edited",
        (0,),
        (0,),
        text=[
            kept(whole(0, "推进政务服务公开，"), whole(0, "推进政务服务公开，")),
            only("dropped", whole(0, "实行精准推送。", 9)),
            only("added", whole(0, "建设“阳光政务大厅”。", 9)),
        ],
        units=[UnitChange("lead_handed_over", OFFICE, DATA, "lead", "lead")],
        deadline=DeadlineChange("earlier", "2020年底", "2020年9月底", days=-92),
        facts=(FactChange("count", "changed", "10项", "12项", None, None),),
    )
    assert said(change) == (
        "新增“建设‘阳光政务大厅’”；删去“实行精准推送”，其余1处沿用；牵头由省政府办公厅改为省大数据局；"
        "时限由2020年底改为2020年9月底（提前约3个月）；数量由10项改为12项。"
    )


def test_a_task_without_a_counterpart_is_told_by_how_it_begins():
    added = change_of("added", (), (0,))
    assert said(added, rights=["构建常态化的政务公开考核机制，按年通报。"]) == "新增“构建常态化的政务公开考核机制”。"
    assert said(added, rights=["长" * 30]) == f"新增“{'长' * 10}…{'长' * 8}”。"
    dropped = change_of("dropped", (0,), ())
    assert said(dropped, mode="region") == "左方独有“旧文”。"


def test_groups_are_named_by_the_titles_of_their_tasks_or_counted():
    pair = [kept(whole(0, "甲。"), whole(0, "甲。")), kept(whole(0, "乙。", 2), whole(1, "乙。"), moved=True)]
    split = change_of("split", (0,), (0, 1), text=pair)
    assert said(split, rights=["甲。", "乙。"]) == "拆分为2项；“甲”等2处沿用。"
    titled = said(split, rights=["甲。", "乙。"], titles=["强化公开", "优化服务"])
    assert titled == "拆分为“强化公开”“优化服务”；“甲”等2处沿用。"
    assert said(split, rights=["甲。", "乙。"], mode="region") == "左文一项对应右文2项；“甲”等2处相同。"


def test_a_move_is_told_where_the_place_changed():
    moved = change_of("unchanged", (1,), (4,), moved=True)
    assert said(moved, lefts=["甲。"] * 2, rights=["甲。"] * 5) == "由一 第1项移至一 第4项；文字沿用。"
    assert said(change_of("unchanged", (0,), (0,), moved=True)) == "文字沿用。"


def test_what_is_reworded_as_a_whole_is_not_called_dropped_and_added():
    text = [only("dropped", whole(0, "旧文。")), only("added", whole(0, "新文。"))]
    told = "同一事项另行表述；右文“新文”左文无明确对应；左文“旧文”右文无明确对应。"
    assert said(change_of("rewritten", (0,), (0,), text=text)) == told


def test_of_what_came_the_clause_is_named_that_surely_has_no_partner_and_says_most():
    same = kept(whole(0, "甲。"), whole(0, "甲。"))

    def told(*runs):
        text = "".join(edit.right.text for edit in runs)
        return said(change_of("edited", (0,), (0,), text=[same, *runs]), rights=[text])

    named = run("added", ("可能在左文，", 0.5, 30.0), ("建设口袋公园，", 0.05, 9.0), ("开展认养。", 0.01, 6.0))
    besides = "另有“可能在左文”左文无明确对应"
    assert told(named) == f"新增“建设口袋公园”“开展认养”，{besides}，其余1处沿用。"
    other = run("added", ("新建候鸟监测站点。", 0.15, 20.0))
    doubtful = run("added", ("改造老旧校舍。", 0.2, 20.0))
    formula = run("added", ("违反本条例规定，", 0.01, 3.0))
    besides = "另有“改造老旧校舍”等2处左文无明确对应"
    assert told(named, other, doubtful, formula) == (
        f"新增“新建候鸟监测站点”“建设口袋公园”“开展认养”，{besides}，其余1处沿用。"
    )
    assert told(formula) == "“甲”沿用。"
    assert told(doubtful, formula) == "右文“改造老旧校舍”左文无明确对应，其余1处沿用。"


def test_a_run_that_only_leads_on_is_named_with_what_it_leads_to_if_none_of_it_has_a_partner():
    same = kept(whole(0, "甲。"), whole(0, "甲。"))

    def told(*clauses):
        one = run("added", *clauses)
        return said(change_of("edited", (0,), (0,), text=[same, one]), rights=[one.right.text])

    condition = "死者生前约定丧事承办人的，"
    assert (
        told((condition, 0.1, 8.0), ("从其约定。", 0.01, 2.0))
        == "新增“死者生前约定丧事承办人的，从其约定”，其余1处沿用。"
    )
    doubtful = told((condition, 0.3, 8.0), ("从其约定。", 0.01, 2.0))
    assert doubtful == "右文“死者生前约定丧事承办人的，从其约定”左文无明确对应，其余1处沿用。"


def test_a_ground_that_came_before_what_stayed_is_quoted_by_itself():
    ground, rest = "根据《中华人民共和国英雄烈士保护法》，", "制定本条例。"
    came = replace(run("added", (ground, 0.1, 12.0)))
    stayed = kept(whole(0, rest), whole(0, rest, len(ground)))
    told = said(change_of("edited", (0,), (0,), text=[came, stayed]), lefts=[rest], rights=[ground + rest])
    assert told == "右文“根据《中华人民共和国英雄烈士保护法》”左文无明确对应，其余1处沿用。"


def test_of_what_went_nothing_is_called_removed_that_may_stand_on_the_right():
    text = [kept(whole(0, "甲。"), whole(0, "甲。")), run("dropped", ("改造老旧校舍。", 0.6, 20.0))]
    told = said(change_of("edited", (0,), (0,), text=text), lefts=["甲。改造老旧校舍。"])
    assert told == "左文“改造老旧校舍”右文无明确对应，其余1处沿用。"


def test_a_task_alone_is_named_by_what_it_is_about_and_no_quotation_ends_within_another():
    added = change_of("added", (), (0,))
    assert said(added, rights=["违反本条例规定，阻碍公路养护作业，处以罚款。"]) == "新增“阻碍公路养护作业”。"
    assert said(added, rights=["违反本条例规定，构成犯罪的。"]) == "新增“违反本条例规定，构成犯罪的”。"
    assert said(added, rights=["提升“这么近，那么美，来玩”影响力。"]) == "新增“提升‘这么近，那么美，来玩’影响力”。"


def perhaps(left, right, chance):
    replaced = (TokenEdit("replace", left, right),)
    return ClauseEdit("changed", whole(0, left), whole(0, right), replaced, tentative=True, chance=chance)


def test_a_pair_that_may_be_one_is_told_with_both_sides_and_as_no_change():
    pair = perhaps("旧文。", "新文。", 0.65)
    assert said(change_of("edited", (0,), (0,), text=[pair])) == "“旧文”与“新文”可能对应。"
    assert said(change_of("edited", (0,), (0,), text=[pair, pair])) == "“旧文”与“新文”等2处可能对应。"
    surer = perhaps("旧制。", "新制。", 0.7)
    assert said(change_of("edited", (0,), (0,), text=[pair, surer])) == "“旧制”与“新制”等2处可能对应。"


def test_of_a_pair_at_an_even_chance_nothing_is_said_but_that_a_person_should_look():
    pair, likely = perhaps("旧文。", "新文。", 0.5), perhaps("旧制。", "新制。", 0.6)
    assert said(change_of("edited", (0,), (0,), text=[pair])) == "“旧文”与“新文”是否对应待核。"
    assert said(change_of("edited", (0,), (0,), text=[likely, pair, pair])) == (
        "“旧制”与“新制”可能对应；“旧文”与“新文”等2处是否对应待核。"
    )


def test_changed_clauses_are_counted_and_trivial_edits_are_none():
    def changed(*tokens):
        return ClauseEdit("changed", whole(0, "旧文。"), whole(0, "新文。"), tokens)

    real, trivial = TokenEdit("replace", "旧", "新"), TokenEdit("replace", ",", "，", trivial=True)
    assert (
        said(change_of("edited", (0,), (0,), text=[changed(real), changed(real)]))
        == "“旧文”改写为“新文”等2处文字有改动。"
    )
    assert said(change_of("edited", (0,), (0,), text=[changed(trivial), changed(real)])) == "“旧文”改写为“新文”。"


def test_every_change_has_one_sentence_in_every_mode_and_language():
    for comparison in STATES.values():
        for mode in MODES:
            for lang in ("zh-CN", "en"):
                words = wording(lang, mode)
                for change in comparison.changes:
                    sentence = change_sentence(change, replace(comparison, mode=mode), words)
                    assert len(sentence) > len(words["sentence_end"])
                    assert sentence.endswith(words["sentence_end"])
                    assert "None" not in sentence


def test_a_change_whose_links_are_all_to_be_confirmed_begins_with_that():
    change = change_of(
        "rewritten", (0,), (0,), units=[UnitChange("dropped", OFFICE, None, "lead", None, unsure=True)], unsure=True
    )
    assert said(change) == "对应待确认：主题相近，未见逐句对应；不再列省政府办公厅。"
    some = replace(change, unsure=False)
    assert said(some) == "同一事项另行表述；不再列省政府办公厅（待确认）。"


def test_a_title_is_not_told_as_a_clause_that_was_added():
    change = change_of(
        "edited",
        (0,),
        (0,),
        text=[
            only("added", ClauseRef(0, 0, 14, "便利居民出行。新建口袋公园。")),
            kept(whole(0, "新增公交线路。"), ClauseRef(0, 14, 21, "新增公交线路。")),
        ],
    )
    told = said(change, lefts=("新增公交线路。",), rights=("新建口袋公园。新增公交线路。",), titles=("便利居民出行。",))
    assert told == "新增“新建口袋公园”，其余1处沿用。"
    title_alone = replace(change, text=(only("added", ClauseRef(0, 0, 7, "便利居民出行。")), change.text[1]))
    told = said(title_alone, lefts=("新增公交线路。",), rights=("新增公交线路。",), titles=("便利居民出行。",))
    assert told == "“新增公交线路”沿用。"


LOST, KEPT = "加大欠薪整治力度。", "推进政务服务公开，"


def test_a_clause_that_points_to_another_task_is_not_named_as_dropped():
    ref = whole(0, LOST, 9)
    texts = [kept(whole(0, KEPT), whole(0, KEPT)), only("dropped", ref)]
    told = Related("left", 1, 0.7, ref, whole(1, "进一步加大欠薪治理。"))
    change = change_of("edited", (0,), (0,), text=texts, related=(told,))
    rights = (KEPT, "进一步加大欠薪治理。")
    assert said(change, (KEPT + LOST,), rights) == "“推进政务服务公开”沿用；“加大欠薪整治力度”→ 可能见 一 第1项。"
    assert said(change, (KEPT + LOST,), rights, lang="en").endswith("“加大欠薪整治力度” → perhaps 一 item 1.")


def test_a_task_that_points_elsewhere_for_the_most_part_says_so_and_quotes_what_does_not():
    text = LOST + "公布名单。"
    told = Related("left", 0, 0.7, whole(0, LOST), whole(0, "进一步加大欠薪治理。"))
    change = change_of("dropped", (0,), (), text=[only("dropped", whole(0, text))], related=(told,))
    assert said(change, (text,), ("进一步加大欠薪治理。",)) == (
        "删除“公布名单”；对方文件 一 第0项 有相近要求；“加大欠薪整治力度”→ 可能见 一 第0项。"
    )


def test_of_many_places_that_clauses_point_to_the_likeliest_three_are_told_and_the_other_clauses_counted():
    lost = ("修缮古城墙。", "举办文化节。", "开展校车排查。", "建设监测站点。")
    refs = [whole(0, one, len("".join(lost[:n]))) for n, one in enumerate(lost)]
    told = tuple(Related("left", n, 1.0 - n / 10, ref, whole(n, "相近。")) for n, ref in enumerate(refs, start=1))
    edit = only("dropped", whole(0, "".join(lost)))
    change = change_of("edited", (0,), (0,), text=[kept(whole(0, KEPT), whole(0, KEPT)), edit], related=told)
    parts = said(change, ("".join(lost),), ("相近。",) * 5).split("；")
    assert parts[-2:] == ["“开展校车排查”→ 可能见 一 第3项", "另有1处可能见他处。"]


def test_two_clauses_of_one_row_that_may_be_one_are_told_once_and_neither_is_news():
    old, new = "深化供销合作社改革。", "推进供销社改革。"
    lost, own = whole(0, old, len(KEPT)), whole(0, new, len(KEPT))
    texts = [kept(whole(0, KEPT), whole(0, KEPT)), only("dropped", lost), only("added", own)]
    related = (Related("left", 0, 0.6, lost, own), Related("right", 0, 0.6, own, lost))
    change = change_of("edited", (0,), (0,), text=texts, related=related)
    told = said(change, (KEPT + old,), (KEPT + new,))
    assert told == "“推进政务服务公开”沿用；“深化供销合作社改革”可能对应本行“推进供销社改革”。"


def test_a_task_that_another_one_may_answer_is_perhaps_gone():
    def told(*related):
        text = [only("dropped", whole(0, "旧文。"))]
        return said(change_of("dropped", (0,), (), text=text, related=related))

    assert told(Related("left", 0, 0.6)) == "疑似删除“旧文”；可能相关：一 第0项“新文”。"
    clause = Related("left", 0, 0.9, whole(0, "旧文"), whole(0, "新文。"))
    assert told(clause).startswith("删除“旧文”；")
    assert told() == "删除“旧文”。"


def test_a_clause_that_points_to_a_task_which_is_named_itself_is_not_told_again():
    old = "改造老旧校舍。举办文化节，开展校车排查，建设监测站点。"
    related = (Related("left", 0, 0.6), Related("left", 0, 0.8, whole(0, old[:7]), whole(0, "新文。")))
    change = change_of("dropped", (0,), (), text=[only("dropped", whole(0, old))], related=related)
    assert said(change, lefts=[old]) == "疑似删除“举办文化节”；可能相关：一 第0项“新文”。"


def test_a_clause_is_told_as_changed_or_as_in_another_place_and_not_twice():
    moved = ClauseEdit(
        "changed", whole(0, "旧文。"), whole(0, "新文。"), (TokenEdit("replace", "旧", "新"),), moved=True
    )
    assert said(change_of("edited", (0,), (0,), text=[moved])) == "“旧文”改写为“新文”。"
    stays = kept(whole(0, "甲。"), whole(0, "甲。"), moved=True)
    assert said(change_of("edited", (0,), (0,), text=[stays])) == "“甲”换位。"


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.3, 0.7]), st.sampled_from([2.0, 6.0, 20.0])), max_size=9))
def test_what_is_told_of_clauses_of_one_side_adds_up_to_all_of_them(measures):
    clauses = [
        (f"建设{name}公园，", partner, weight)
        for name, (partner, weight) in zip("东西南北上下左右中", measures, strict=False)
    ]
    edits = [SAME, *([run("added", *clauses)] if clauses else [])]
    rights = ["".join(text for text, *_ in clauses) or "甲。"]
    told = said(change_of("edited", (0,), (0,), text=edits), rights=rights)
    parts = [part for part in told.removesuffix("，其余1处沿用。").split("；") if "公园" in part or "无明确" in part]
    counts = (re.search(r"(\d+)处", part) for told in parts for part in re.split("，(?=另有)", told))
    named = (part.count("公园") for told in parts for part in re.split("，(?=另有)", told))
    counted = sum(int(more[1]) if more else names for more, names in zip(counts, named, strict=True))
    sure = [one for one in measures if one[0] < 0.2 and one[1] >= 4.0]
    if sure:
        assert counted == len(measures)
    elif parts:
        assert counted == len(measures)
        assert "无明确对应" in told


def test_a_means_or_a_ground_is_quoted_last_of_what_came():
    came = run(
        "added", ("利用查询平台等信息化手段，", 0.0, 9.0), ("推进系统治理，", 0.0, 5.0), ("开展入户宣传，", 0.0, 5.0)
    )
    more = [("建设志愿队伍，", 0.0, 5.0), ("整治违章建筑，", 0.0, 5.0)]
    came = run("added", *((one.clause.text, one.partner, one.weight) for one in came.alone), *more)
    told = said(change_of("edited", (0,), (0,), text=[SAME, came]), rights=[came.right.text])
    assert told == "新增“推进系统治理”“开展入户宣传”“建设志愿队伍”“整治违章建筑”等5处，其余1处沿用。"


def test_tasks_of_the_same_titles_are_told_by_what_moved_between_them():
    text = [
        kept(whole(0, "落实宣传。"), whole(1, "落实宣传。")),
        kept(whole(1, "开展整治。"), whole(1, "开展整治。", 5)),
    ]
    change = change_of("regrouped", (0, 1), (0, 1), text=text)
    left = [replace(task("left", n, "一、甲", "落实宣传。"), title=title) for n, title in enumerate(("管养", "护路"))]
    right = [replace(task("right", n, "一、甲", "落实宣传。"), title=title) for n, title in enumerate(("管养", "护路"))]
    told = change_sentence(change, comparison_of(left, right, change), WORDS)
    assert told.startswith("“管养”“护路”名称未变，内容有调整；“落实宣传”由“管养”移入“护路”；")
    other = [replace(right[0], title="养护"), right[1]]
    told = change_sentence(change, comparison_of(left, other, change), WORDS)
    assert told.startswith("“管养”“护路”重组为“养护”“护路”；")
