from documents.files.extracted import Extracted, Paragraph, Table, as_text


def test_a_paragraph_is_a_line_and_a_row_a_line_with_tabs():
    blocks = [Paragraph("标题", 1), Table((("序号", "任务"), ("1", "编制目录\n公布目录")), 2)]
    assert as_text(blocks) == Extracted("标题\n序号\t任务\n1\t编制目录<br>公布目录", (1, 2, 2), (range(2, 4),))


def test_what_a_reader_of_tables_takes_for_markup_stays_text():
    table = Table((("<AI+>行动", '"双随机"监管', "a\tb"),))
    assert as_text([table]).text == "＜AI+>行动\t“双随机”监管\ta b"


def test_files_without_pages_have_none():
    assert as_text([Paragraph("一\n二")]) == Extracted("一\n二", ())
