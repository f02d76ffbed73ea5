from dataclasses import replace

import pytest

from documents.model import ReadingWarning, UnitName
from reports.collation.html import render_collation
from reports.collation.page import make_collation_page
from reports.collation.views import ParticularCellView, PieceView
from tests.collate.samples import collated, document


def province_and_cities():
    found = [
        document("p", "应当在30日内答复申请人。推进政府网站建设。", region="浙江省"),
        document("x", "可以在30日内答复申请人。开展业务培训。", region="嘉兴市", level="city"),
        document("y", "清理整合僵尸账号。", region="温州市", level="city"),
    ]
    links = {("p", 0, "x", 0): 0.9, ("p", 0, "y", 0): 0.5}
    return collated(found, links, axis="levels", missing=["湖州市"])


def page_of(collation, **options):
    pages = [f"pairs/{pair.left}-{pair.right}.html" for pair in collation.collection.pairs]
    return make_collation_page(collation, pages, "pairs/index.html", **options)


def rows_of(page):
    return {row.text: row for section in page.sections for row in section.rows}


def test_a_row_says_what_each_city_made_of_a_matter():
    page = page_of(province_and_cities())
    assert page.title == "浙江省：下级承接情况"
    assert [one.siglum for one in page.witnesses] == ["浙", "嘉兴", "温州", "湖州"]
    rows = rows_of(page)
    assert {text: ["".join(cell.sign) for cell in row.cells] for text, row in rows.items()} == {
        "应当在30日内答复申请人。": ["◉", "承▼", "—", "／"],
        "推进政府网站建设。": ["◉", "—", "—", "／"],
        "开展业务培训。": ["—", "◉", "—", "／"],
        "清理整合僵尸账号。": ["？", "—", "◉", "／"],
    }
    first = rows["应当在30日内答复申请人。"]
    assert (first.have, first.count, first.filters) == ("1/2", 1, "lacking")
    assert first.cells[1].label == "嘉兴：承接，要求减弱"
    assert first.notes == ("温州：可能见于 1",)


def test_a_cell_leads_to_its_row_in_the_report_of_the_pair():
    collation = province_and_cities()
    first = rows_of(page_of(collation))["应当在30日内答复申请人。"]
    change = collation.collection.pairs[0].comparison.changes[0]
    assert [cell.href for cell in first.cells] == [
        None,
        f"pairs/0-1.html#{change.id}",
        f"pairs/0-2.html#{collation.matters[0].cells[2].changes[0]}",
        None,
    ]


def test_what_the_base_does_not_have_stands_below_under_a_head_of_its_own():
    sections = page_of(province_and_cities()).sections
    assert [(section.head, len(section.rows)) for section in sections] == [
        (None, 2),
        ("上级文件没有的事项（自增）", 2),
    ]


def test_the_synopsis_marks_what_deviates():
    first = rows_of(page_of(province_and_cities()))["应当在30日内答复申请人。"]
    assert [(one.siglum, one.text) for one in first.readings] == [
        ("浙", "应当在30日内答复申请人。"),
        ("嘉兴", "可以在30日内答复申请人。"),
    ]
    assert [one.pieces for one in first.readings] == [
        (PieceView("equal", "应当在30日内答复申请人。"),),
        (
            PieceView("delete", "应当"),
            PieceView("insert", "可以"),
            PieceView("equal", "在30日内答复申请人", "浙"),
            PieceView("equal", "。"),
        ),
    ]


def test_the_rate_counts_what_is_surely_taken_up():
    assert [one.rate for one in page_of(province_and_cities()).witnesses] == [None, "50%", "0%", None]


def test_years_are_told_by_their_course_and_none_is_called_gone_before_it_came():
    found = [document("a", "公开会议。", year=2020), document("b", "公开会议。推进网站建设。", year=2022)]
    page = page_of(collated(found, {("a", 0, "b", 0): 0.9}, missing=["2021"]))
    assert [(row.text, [cell.sign for cell in row.cells], row.course) for row in rows_of(page).values()] == [
        ("公开会议。", ["◉", "／", "●"], "延续"),
        ("推进网站建设。", ["·", "／", "◉"], "新增"),
    ]


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_page_is_one_file_that_asks_for_nothing(lang):
    collation = province_and_cities()
    html = render_collation(collation, ["a.html", "b.html", "c.html"], "pairs/index.html", lang=lang)
    assert html == render_collation(collation, ["a.html", "b.html", "c.html"], "pairs/index.html", lang=lang)
    assert "default-src &#39;none&#39;" in html
    assert "src=" not in html
    assert "http:" not in html
    assert "https:" not in html
    assert all(f'id="{matter.id}"' in html for matter in collation.matters)
    assert all(f'id="{doubt.id}"' in html for doubt in collation.doubts)


def test_document_text_is_never_markup():
    found = [document("a", "公开<b>会议</b>。", year=2020), document("b", "公开<i>会议</i>。", year=2021)]
    html = render_collation(collated(found, {("a", 0, "b", 0): 0.9}), ["p.html"], "pairs/index.html")
    assert "<b>会议" not in html
    assert "<i>会议" not in html


def test_places_that_say_the_same_are_one_reading_and_stand_side_by_side():
    same, other = "推进政府网站集约化建设。", "推进各级政府网站集约化建设工作。"
    found = [
        document(name, text, region=region)
        for name, text, region in (("a", same, "安徽省"), ("b", other, "江西省"), ("c", same, "浙江省"))
    ]
    found[0] = replace(found[0], tasks=(replace(found[0].tasks[0], deadline="6月底"),))
    links = {("a", 0, "b", 0): 0.95, ("a", 0, "c", 0): 0.95, ("b", 0, "c", 0): 0.95}
    page = page_of(collated(found, links, axis="regions"))
    assert [one.siglum for one in page.witnesses] == ["皖", "浙", "赣"]
    (row,) = rows_of(page).values()
    assert [cell.label.partition("：")[0] for cell in row.cells] == ["皖", "浙", "赣"]
    assert [(one.siglum, one.text, one.deadline) for one in row.readings] == [
        ("皖＝浙", same, "皖 6月底"),
        ("赣", other, ""),
    ]


def test_over_years_rows_are_chosen_that_fade_or_change_the_lead():
    texts = ["应当在30日内答复申请人。", "推进政府网站集约化建设。"]
    found = [document("a", *texts, year=2020), document("b", texts[0].replace("应当", "可以"), texts[1], year=2021)]
    found = [
        replace(one, tasks=(one.tasks[0], replace(one.tasks[1], lead_units=(UnitName(lead),))))
        for one, lead in zip(found, ("市教育局", "市大数据局"), strict=True)
    ]
    found = [
        replace(one, tasks=tuple(replace(task, responsible_units=(UnitName("市财政局"),)) for task in one.tasks))
        for one in found
    ]
    page = page_of(collated(found, {("a", 0, "b", 0): 0.95, ("a", 1, "b", 1): 0.95}))
    filters = {text: row.filters.split() for text, row in rows_of(page).items()}
    assert {text: [name for name in own if name in ("faded", "lead")] for text, own in filters.items()} == {
        texts[0]: ["faded"],
        texts[1]: ["lead"],
    }
    assert [choice.word for choice in page.choices if choice.value in ("faded", "lead")] == ["淡出", "牵头变化"]


def test_the_table_of_what_documents_share_counts_matters_and_leads_to_the_reports():
    page = page_of(province_and_cities())
    assert [(one.siglum, [cell.count for cell in one.cells]) for one in page.sharing] == [
        ("浙", ["2", "1", "0"]),
        ("嘉兴", ["1", "2", "0"]),
        ("温州", ["0", "0", "1"]),
    ]
    own, shared, _ = page.sharing[0].cells
    assert (own.label, own.href) == ("浙共2件", None)
    assert (shared.label, shared.href) == ("浙2件，其中嘉兴也有1件", "pairs/0-1.html")


def test_a_document_with_notes_of_its_reading_says_how_many():
    noted, plain = document("a", "公开会议。", year=2020), document("b", "公开会议。", year=2021)
    noted = replace(noted, warnings=(ReadingWarning("lost", "一行没有读懂。"),))
    page = page_of(collated([noted, plain], {("a", 0, "b", 0): 0.9}))
    assert [one.about for one in page.witnesses] == ["2020 · 1 项任务 · 读取提示 1 条", "2021 · 1 项任务"]


def numbered(*texts, **options):
    """Plans of one place over years."""
    found = [document(f"d{year}", text, year=year) for year, text in enumerate(texts, start=2020)]
    links = {(one.id, 0, other.id, 0): 0.95 for i, one in enumerate(found) for other in found[i + 1 :]}
    return page_of(collated(found, links, **options))


def test_the_table_of_a_matter_joins_neighbours_that_say_the_same_and_marks_what_changed():
    texts = [f"全年组织政策解读培训不少于{number}次。" for number in (2, 2, 3)]
    page = numbered(*texts, missing=["2023"])
    ((row,),) = ([*rows_of(page).values()],)
    assert [(one.kind, one.what, one.changed) for one in row.particulars] == [("数量", "全年组织政策解读培训…", True)]
    assert row.particulars[0].cells == (
        ParticularCellView("first", "不少于2次", "", "", 2),
        ParticularCellView("up", "不少于3次", "↑", "提高"),
        ParticularCellView("no_document", "无文件", "", ""),
    )
    assert "number" in row.filters.split()
    assert page.notes == ("表述后的小字：该表述首见的文件。", "↑ ↓ 数字较高、较低，← → 时限较早、较晚，≠ 不同。")
    assert numbered("公开会议。", "公开会议。").notes == ()
    html = render_collation(
        collated([document("a", texts[0]), document("b", texts[0], year=2021)], {("a", 0, "b", 0): 0.95}),
        ["p.html"],
        "pairs/index.html",
    )
    assert '<td class="first" colspan="2">不少于2次</td>' in html


def test_a_matter_of_one_document_has_no_table_and_equal_numbers_are_no_difference():
    page = numbered("组织业务培训不少于2次。", "组织业务培训不少于2次。清理僵尸账号不少于3个。")
    told = {text: (len(row.particulars), "number" in row.filters.split()) for text, row in rows_of(page).items()}
    assert told == {"组织业务培训不少于2次。": (1, False), "清理僵尸账号不少于3个。": (0, False)}


def test_readings_of_following_years_that_say_the_same_are_one():
    same, other = "推进政府网站集约化建设。", "推进各级政府网站集约化建设工作。"
    (row,) = rows_of(numbered(same, same, other, same)).values()
    assert [(one.siglum, one.word) for one in row.readings] == [
        ("2020＝2021", "首见、相同"),
        ("2022", "有改动"),
        ("2023", "有改动"),
    ]


def test_a_wording_says_behind_it_where_it_stands_first():
    (row,) = rows_of(numbered("推进政府网站集约化建设。", "推进政府网站集约化建设和栏目页面设置。")).values()
    assert [(piece.text, piece.seen) for piece in row.readings[1].pieces if piece.seen] == [
        ("推进政府网站集约化建设", "2020"),
        ("和栏目页面设置", "2021"),
    ]
