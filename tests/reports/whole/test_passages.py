"""A document as passages: nothing is lost, nothing stands twice, everything in its own order."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from documents.chinese.characters import UNSEEN, ascii_fold, simplify
from documents.model import Context, Source
from documents.reading import read_document
from documents.text_document import parse_text
from reports.whole.passages import read_passages
from tests.reports.builders import OFFICE, document, task

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def read(text):
    return parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))


def shown(source):
    """The characters of a text that are seen, as tasks have them."""
    return Counter("".join(c for c in ascii_fold(simplify(source)) if c not in UNSEEN and not c.isspace()))


def held(of):
    """The characters of all passages and remnants of a document, with the words of its tasks."""
    passages, remnants = read_passages(of)
    found = Counter()
    for passage in passages:
        words = () if passage.task is None else (of.tasks[passage.task].words,)
        for text in (passage.mark, *(text for _, text in passage.lines), *words):
            found.update("".join(text.split()))
    for remnant in remnants:
        found.update("".join(remnant.text.split()))
    return found


def lines(of):
    """Role and text of every line, with # for the words of a task and its number."""
    return [
        line
        for passage in read_passages(of)[0]
        for line in (*((("#", f"{passage.mark} {passage.task}"),) if passage.task is not None else ()), *passage.lines)
    ]


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_every_character_of_a_source_stands_once(path):
    read_from = read_document(path)
    assert held(read_from) == shown(read_from.text)
    tasks = [passage.task for passage in read_passages(read_from)[0] if passage.task is not None]
    assert tasks == list(range(len(read_from.tasks)))


LETTER = """某省人民政府办公厅关于印发2021年工作要点的通知

各市人民政府：
  现将《2021年工作要点》印发给你们，请认真
贯彻执行。
某省人民政府办公厅
2021年5月1日
2021年工作要点

一、深化公开
（一）公布目录。每年5月底前公布清单，接受监督。（责任单位：省司法厅）
（二）清理文件。及时清理文件并公布结果。
（责任单位：省政府办公厅）
抄送：省委办公厅。
"""


def test_a_plan_is_said_from_its_title_to_its_end():
    assert lines(read(LETTER)) == [
        ("metadata", "某省人民政府办公厅关于印发2021年工作要点的通知"),
        ("preamble", "各市人民政府："),
        ("preamble", "现将《2021年工作要点》印发给你们，请认真贯彻执行。"),
        ("metadata", "某省人民政府办公厅"),
        ("metadata", "2021年5月1日"),
        ("metadata", "2021年工作要点"),
        ("section", "一、深化公开"),
        ("#", "（一） 0"),
        ("units", "（责任单位：省司法厅）"),
        ("#", "（二） 1"),
        ("units", "（责任单位：省政府办公厅）"),
    ]
    assert [(remnant.line, remnant.text) for remnant in read_passages(read(LETTER))[1]] == [(14, "抄送：省委办公厅。")]
    assert held(read(LETTER)) == shown(LETTER)


def test_a_title_that_is_a_heading_for_the_comparison_stays_one():
    whole = read(LETTER)
    bare = replace(whole, tasks=(replace(whole.tasks[0], title=None), *whole.tasks[1:]))
    assert lines(bare)[6:9] == [("section", "一、深化公开"), ("section", "（一）公布目录。"), ("#", " 0")]


def test_spaces_of_no_width_cut_no_heading():
    text = LETTER.replace("公布目录", "公\u200b布目录").replace("清理文件。及", "清\u200b理文件。及")
    assert lines(read(text)) == lines(read(LETTER))
    assert held(read(text)) == shown(text)


def test_a_heading_in_the_midst_of_a_row_stands_above_it():
    table = (
        "序号\t类别\t任务\t责任单位\n1\t一、公开\t公布目录并及时更新。\t省司法厅\n2\t\t清理文件并公布。\t省政府办公厅\n"
    )
    whole = read(table)
    assert lines(whole)[1:] == [
        ("section", "一、公开"),
        ("#", "1 0"),
        ("units", "省司法厅"),
        ("#", "2 1"),
        ("units", "省政府办公厅"),
    ]
    assert held(whole) == shown(table)


def test_a_list_of_tasks_is_said_by_its_fields():
    listed = document(
        "left",
        [
            task("left", 1, "一、甲", "公布目录。", remark="备注一"),
            task("left", 2, "一、甲", "清理文件。", title="清理"),
            replace(task("left", 3, "二、乙", "督查。"), number=None),
        ],
        context=(Context(("总体要求",), "坚持公开。"),),
    )
    assert lines(listed) == [
        ("metadata", listed.title),
        ("metadata", "浙政办发〔2020〕1号"),
        ("metadata", "浙江省人民政府办公厅"),
        ("metadata", "2020-05-12"),
        ("section", "总体要求"),
        ("context", "坚持公开。"),
        ("section", "一、甲"),
        ("section", "（一）小标题"),
        ("#", "1 0"),
        ("remark", "备注一"),
        ("#", "2 1"),
        ("section", "二、乙"),
        ("section", "（一）小标题"),
        ("#", " 2"),
        ("annex", "单位名单"),
        ("annex", f"{OFFICE}、省司法厅"),
    ]
