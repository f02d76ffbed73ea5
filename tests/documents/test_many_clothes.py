"""One document, many clothes: the tasks of the five seeds in every form that offices hand in are the same tasks.

What a form cannot hold: of the headings a table has the last alone; pages do not say where a paragraph ends whose last
line is full; web pages and sheets have no pages.
"""

from itertools import combinations

import docx
import pytest

from documents.files.conversion import PROGRAM_VARIABLE
from documents.files.doc import old_word_text
from documents.files.office import converted_text
from documents.reading import read_document
from policydiff.api import compare_documents
from tests.documents.clothes import (
    CLOTHES,
    CONVERTED,
    PROSE,
    browser_pdf,
    converted,
    converted_file,
    gold_sheet,
    web_page,
)
from tests.documents.office_documents import add_numbered, folded, numbered_list, saved
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


@pytest.fixture
def without_office(monkeypatch):
    monkeypatch.setenv(PROGRAM_VARIABLE, "")


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("form", CLOTHES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_form_of_a_task_table_gives_its_tasks(tmp_path, seed, form):
    sheet = gold_sheet(seed)
    path = tmp_path / f"list.{form}"
    path.write_bytes(CLOTHES[form](sheet))
    written, read = wanted(sheet, read_document(path))
    assert read == written


def documents_of(folder, forms):
    """Read each form of a document, given as (ending, bytes)."""
    documents = []
    for form, data in forms:
        path = folder / f"{form}-{len(documents)}.{form}"
        path.write_bytes(data)
        documents.append(read_document(path))
    return documents


def assert_no_change(documents):
    for left, right in combinations(documents, 2):
        changes = compare_documents(left, right, encoder="none").changes
        assert {change.kind for change in changes} == {"unchanged"}, (left.id, right.id)


@pytest.mark.usefixtures("without_office")
def test_two_forms_of_one_document_have_no_change(tmp_path):
    sheet = gold_sheet("zj2020-division")
    assert_no_change(documents_of(tmp_path, ((form, write(sheet)) for form, write in CLOTHES.items())))


SUBJECTS = ("社区食堂", "老旧电梯", "公交站亭", "村级卫生室", "口袋公园", "农贸市场")
DEMANDS = tuple(
    f"各街道逐一排查{subject}的底数，列出改造清单并向社会公布。对列入清单的{subject}，由区级统一组织设计和招标，"
    f"质量不合格的不予验收。建立{subject}长效管护办法，每季度请群众代表评议一次，评议结果与下一年度资金挂钩。"
    for subject in SUBJECTS
)
PLAN = (
    "2026年民生实事工作要点",
    "一、办好实事",
    *(
        f"（{numeral}）改造{subject}。{demand}（责任单位：市民政局）"
        for numeral, subject, demand in zip("一二三四五六", SUBJECTS, DEMANDS, strict=True)
    ),
)


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("form", PROSE)
def test_every_form_of_a_text_gives_its_tasks(tmp_path, form):
    path = tmp_path / f"plan.{form}"
    path.write_bytes(PROSE[form](PLAN))
    document = read_document(path)
    assert document.title == PLAN[0]
    # pages do not hold whether a line that ends with a sentence ends a paragraph, too
    assert [(task.number, task.title, folded(task.text), task.responsible_units) for task in document.tasks] == [
        (f"一（{numeral}）", f"改造{subject}。", folded(demand), ("市民政局",))
        for numeral, subject, demand in zip("一二三四五六", SUBJECTS, DEMANDS, strict=True)
    ]


@pytest.mark.office
def test_what_an_office_program_saves_gives_the_same_tasks(tmp_path):
    required("soffice")
    sheet = gold_sheet("zj2021-keypoints")
    forms = [("docx", CLOTHES["docx"](sheet)), *((form, converted(sheet, form, tmp_path)) for form in CONVERTED)]
    documents = documents_of(tmp_path, forms)
    assert [document.source.reader for document in documents] == [
        *("lxml", "olefile", "olefile", "libreoffice", "libreoffice", "calamine", "calamine")
    ]
    for document in documents:
        written, read = wanted(sheet, document)
        assert read == written, document.id
        # only a sheet says in which cell a line stands
        told = [[(one.code, one.message, one.place.line) for one in made.warnings] for made in (document, documents[0])]
        assert told[0] == told[1], document.id
    assert_no_change(documents)


@pytest.mark.office
def test_an_old_word_file_gives_the_same_by_both_readers(tmp_path):
    required("soffice")
    data = converted(gold_sheet("jx2020-list"), "doc", tmp_path)
    by_office, reader = converted_text(data, "list.doc", ".doc")
    assert reader == "libreoffice"
    assert old_word_text(data, "list.doc") == by_office


@pytest.mark.office
def test_numbers_of_an_old_word_file_are_those_that_an_office_program_prints(tmp_path):
    required("soffice")
    document = docx.Document()
    forms = [
        "chineseCounting",
        "chineseCounting",
        "decimal",
        "decimalEnclosedCircle",
        "upperRoman",
        "lowerLetter",
        "bullet",
    ]
    patterns = ["第%1章", "（%2）", "%1.%2.%3", "%4", "%5.", "%6)", "·"]
    name = numbered_list(document, list(zip(forms, patterns, strict=True)))
    for depth in (0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 0, 1, 2):
        add_numbered(document, f"第{depth}级", name, depth)
    source = tmp_path / "source.docx"
    source.write_bytes(saved(document))
    data = converted_file(source, "doc", tmp_path)
    assert old_word_text(data, "a.doc").text.split("\n")[:4] == [
        "第一章 第0级",
        "（一） 第1级",
        "（二） 第1级",
        "一.二.1 第2级",
    ]
    assert old_word_text(data, "a.doc") == converted_text(data, "a.doc", ".doc")[0]


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
