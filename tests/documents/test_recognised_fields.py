"""Fields of a scan say how sure their characters are, and warnings name those that may be others."""

import json

import pytest

from documents.files.extracted import Paragraph, Table, as_text
from documents.files.seen_text import Glance, SeenText
from documents.formats import GivenFile, recognise_format
from documents.model import DoubtfulCharacter, Recognition, Source
from documents.recognised_fields import warn_of_doubts
from documents.task_lists.task_json import dumps, loads
from documents.text_document import parse_text

SURE = Glance(0.97)


def seen(text, **unsure):
    """A text in which single characters, by their first place, are not sure."""
    looks = {text.index(character): glance for character, glance in unsure.items()}
    return SeenText(text, [looks.get(at, SURE) for at, character in enumerate(text) if not character.isspace()])


def document(*blocks):
    extracted = as_text(blocks)
    source = Source("扫描.pdf", "0" * 64, "pdf")
    return extracted, parse_text(
        extracted.text, document_id="s", source=source, tables=extracted.tables, seen=dict(extracted.seen)
    )


def table():
    rows = (
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "修订河湖巡查制度，末按期完成的通报。", "市水利局", "9月底前"),
        ("2", "公布饮用水水源名录。", "市生态坏境局", "12月底前"),
    )
    unsure = {"末": Glance(0.55, "未"), "坏": Glance(0.62, "环"), "9": Glance(0.44, "8")}
    marked = [tuple(seen(cell, **{c: g for c, g in unsure.items() if c in cell}) for cell in row) for row in rows]
    return document(Paragraph(seen("2026年治水任务分解表"), 1), Table(tuple(marked), 1))


def test_each_field_has_the_confidence_of_its_least_sure_character():
    _, read = table()
    assert [task.recognition for task in read.tasks] == [
        Recognition(
            (("number", 0.97), ("text", 0.55), ("units", 0.97), ("deadline", 0.44)),
            (DoubtfulCharacter("text", 9, "末", 0.55, "未"), DoubtfulCharacter("deadline", 0, "9", 0.44, "8")),
        ),
        Recognition(
            (("number", 0.97), ("text", 0.97), ("units", 0.62), ("deadline", 0.97)),
            (DoubtfulCharacter("units", 3, "坏", 0.62, "环"),),
        ),
    ]
    for task in read.tasks:
        fields = {"text": task.text, "units": task.unit_text, "deadline": task.deadline}
        assert all(fields[doubt.field][doubt.at] == doubt.character for doubt in task.recognition.doubts)


def test_a_title_and_headings_say_it_of_their_own_characters():
    _, read = document(
        Paragraph(seen("一、生态修复", 态=Glance(0.7, "能")), 1),
        Paragraph(seen("（一）清退违建。年底前清退完毕，逐户登记。（县自然资源局负责）", 违=Glance(0.5, "连")), 1),
        Paragraph(seen("（二）种树。栽种行道树三千株。（县林业局负责）"), 1),
    )
    first = read.tasks[0]
    assert (first.title, first.section[0]) == ("清退违建。", "一、生态修复")
    assert first.recognition.doubts == (
        DoubtfulCharacter("section", 3, "态", 0.7, "能"),
        DoubtfulCharacter("title", 2, "违", 0.5, "连"),
    )


def test_a_text_that_is_partly_recognised_says_it_of_that_part():
    _, read = document(
        Paragraph("（一）清退违建。年底前清退完毕。（县自然资源局负责）", 1),
        Paragraph(seen("（二）种树。栽种行道树三千株。（县林业局负责）"), 2),
    )
    assert [task.recognition is None for task in read.tasks] == [True, False]


def test_warnings_name_the_pages_and_the_doubtful_characters_with_their_lines():
    extracted, read = table()
    warnings = warn_of_doubts(read, dict(extracted.seen), extracted.pages)
    assert [(one.code, one.message, one.place.page, one.place.line) for one in warnings] == [
        ("recognised", "第1页的文字由OCR从图像识别得来（75字，其中3字没有把握），请对照原件核对", 1, None),
        (
            "doubtful-characters",
            "识别没有把握的字：第3行“末”（0.55，或为未）、第3行“9”（0.44，或为8）、第4行“坏”（0.62，或为环）",
            1,
            3,
        ),
    ]


def test_many_doubtful_characters_of_a_page_are_one_warning():
    blurred = SeenText("（一）清退违建，年底前清退完毕，逐户登记。（县自然资源局负责）", [Glance(0.5)] * 31)
    extracted, read = document(Paragraph(blurred, 3), Paragraph("（二）种树。栽种行道树。（县林业局负责）", 4))
    told = warn_of_doubts(read, dict(extracted.seen), extracted.pages)
    assert [(one.code, one.place.page) for one in told] == [("recognised", 3), ("doubtful-characters", 3)]
    assert told[1].message.endswith("等31字")


def test_a_text_that_was_written_is_not_doubted():
    _, read = document(Paragraph("（一）种树。栽种行道树三千株。（县林业局负责）"))
    assert (warn_of_doubts(read, {}, ()), read.tasks[0].recognition) == ((), None)
    assert "recognition" not in dumps(read)


def test_a_list_of_tasks_in_json_keeps_what_is_said_of_recognition():
    _, read = table()
    again = loads(dumps(read), name="s.json", sha256="0" * 64)
    assert [task.recognition for task in again.tasks] == [task.recognition for task in read.tasks]
    assert json.loads(dumps(read))["tasks"][1]["recognition"] == {
        "confidence": {"number": 0.97, "text": 0.97, "units": 0.62, "deadline": 0.97},
        "doubts": [{"field": "units", "at": 3, "character": "坏", "confidence": 0.62, "others": "环"}],
    }


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.txt"),
        (b"\xff\xd8\xff\xe0", "a.pdf"),
        (b"II*\x00", "a"),
        (b"MM\x00*", "a.tif"),
        (b"GIF89a", "a.gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a.webp"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00", "a.bmp"),
    ],
)
def test_pictures_are_told_by_their_first_bytes(head, name):
    assert recognise_format(GivenFile(name, head)).code == "picture"


def test_a_text_that_begins_with_bm_is_none():
    assert (
        recognise_format(GivenFile("a.txt", "BM公司：一、公开\n（一）公开预算。（省财政厅负责）".encode())).code
        == "text"
    )
