"""One document, many clothes: the tasks of the five seeds in every form that offices hand in are the same tasks."""

from itertools import combinations

import pytest

from documents.reading import read_document
from policydiff.api import compare_files
from tests.documents.clothes import CLOTHES, browser_pdf, gold_sheet, web_page
from tests.documents.office_documents import folded
from tests.programs import required

SEEDS = ("zj2020-division", "zj2021-keypoints", "zj2020-keypoints", "ah2020-division", "jx2020-list")


def fields(document):
    """What a table can hold of a task: of its headings, the last."""
    return [
        (
            task.number,
            folded((task.section or ("",))[-1]),
            folded(task.text),
            *(tuple(map(folded, names)) for names in (task.lead_units, task.responsible_units, task.cooperating_units)),
            folded(task.deadline),
        )
        for task in document.tasks
    ]


def wanted(sheet, document):
    """The rows as they were written; names are compared as one list, for a name may hold a 、 itself."""
    return [
        (number, folded(heading), folded(text), *map(folded, cells), folded(deadline))
        for number, heading, text, *cells, deadline in sheet.rows
    ], [
        (number, heading, text, *("、".join(names) for names in units), deadline)
        for number, heading, text, *units, deadline in fields(document)
    ]


@pytest.mark.parametrize("form", CLOTHES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_form_of_a_task_table_gives_its_tasks(tmp_path, seed, form):
    sheet = gold_sheet(seed)
    path = tmp_path / f"list.{form}"
    path.write_bytes(CLOTHES[form](sheet))
    written, read = wanted(sheet, read_document(path))
    assert read == written


@pytest.mark.parametrize("seed", ["zj2020-division", "zj2021-keypoints"])
def test_two_forms_of_one_document_have_no_change(tmp_path, seed):
    sheet = gold_sheet(seed)
    paths = []
    for form, write in CLOTHES.items():
        path = tmp_path / f"{form}.{form}"
        path.write_bytes(write(sheet))
        paths.append(path)
    for left, right in combinations(paths, 2):
        changes = compare_files(left, right, encoder="none").changes
        assert {change.kind for change in changes} == {"unchanged"}, (left.name, right.name)


@pytest.mark.browser
@pytest.mark.parametrize("seed", ["zj2021-keypoints", "jx2020-list"])
def test_a_table_printed_from_a_browser_gives_its_tasks(tmp_path, seed):
    required("chromium")
    sheet = gold_sheet(seed)
    path = tmp_path / "list.pdf"
    path.write_bytes(browser_pdf(web_page(sheet), tmp_path))
    written, read = wanted(sheet, read_document(path))
    assert read == written


@pytest.mark.browser
def test_a_text_printed_from_a_browser_gives_its_tasks(tmp_path):
    required("chromium")
    items = "".join(
        f"<p>（{numeral}）办好第{place}件实事。{'每月公布一次进度，请群众来评判，并把结果写进年度报告。' * 3}（责任单位：市民政局）</p>"
        for place, numeral in enumerate("一二三四五六七八九十", 1)
    )
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><style>body{background:#eee} div{background:#fff;padding:2em}'
        "</style></head><body><div><div><h1>2026年民生实事工作要点</h1><p>一、办好实事</p>"
        + items
        + "</div></div></body></html>"
    )
    path = tmp_path / "text.pdf"
    path.write_bytes(browser_pdf(page.encode(), tmp_path))
    document = read_document(path)
    assert [task.responsible_units for task in document.tasks] == [("市民政局",)] * 10
    assert {folded(task.text) for task in document.tasks} == {
        folded("每月公布一次进度，请群众来评判，并把结果写进年度报告。" * 3)
    }
