import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.errors import UnreadableFileError
from documents.files.docx import word_text
from documents.reading import read_document
from tests.documents.office_documents import add_numbered, gold_rows, numbered_list, read_rows, saved, word_table

TITLE = "2020年重点工作责任清单"


def read(tmp_path, data):
    path = tmp_path / "list.docx"
    path.write_bytes(data)
    return read_document(path)


@pytest.mark.parametrize("name", ["zj2020-division", "ah2020-division", "jx2020-list"])
def test_every_task_of_a_table_is_read_as_it_was_written(tmp_path, name):
    rows = gold_rows(name)
    document = read(tmp_path, word_table(TITLE, rows))
    assert (document.title, document.source.format, document.source.layout) == (TITLE, "docx", "tabbed_table")
    assert read_rows(document) == rows


def test_a_merged_heading_holds_for_the_rows_that_it_covers(tmp_path):
    rows = [
        ("1", "推进决策公开", "编制重大行政决策目录，明确承办单位。", "省司法厅"),
        ("2", "推进决策公开", "公布决策草案，征求社会公众意见。", "省发展改革委、省财政厅"),
        ("3", "回应社会关切", "完善留言办理机制，及时答复群众。", "省信访局"),
    ]
    document = read(tmp_path, word_table(TITLE, rows, merged=[(1, 0, 1)]))
    assert [(task.number, task.section[-1]) for task in document.tasks] == [
        ("1", "推进决策公开"),
        ("2", "推进决策公开"),
        ("3", "回应社会关切"),
    ]


def test_numbers_that_word_prints_by_itself_are_read(tmp_path):
    document = docx.Document()
    document.add_paragraph("2026年政务公开工作要点")
    name = numbered_list(document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")])
    for depth, text in (
        (0, "推进决策公开"),
        (1, "编制目录。每年六月底前公布决策目录。（责任单位：省司法厅）"),
        (1, "征求意见。公布决策草案。（责任单位：省发展改革委）"),
        (0, "回应社会关切"),
        (1, "办理留言。完善留言办理机制。（责任单位：省信访局）"),
    ):
        add_numbered(document, text, name, depth)
    found = read(tmp_path, saved(document))
    assert [(task.number, task.section) for task in found.tasks] == [
        ("一（一）", ("一、推进决策公开", "（一）编制目录。")),
        ("一（二）", ("一、推进决策公开", "（二）征求意见。")),
        ("二（一）", ("二、回应社会关切", "（一）办理留言。")),
    ]


def paragraph(content):
    return parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")


def text_of(*elements):
    document = docx.Document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, element)
    return word_text(saved(document), "a.docx").text


def test_tracked_insertions_are_text_and_deletions_are_none():
    changed = paragraph(
        '<w:r><w:t>六月底前</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>公开</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>公布目录</w:t></w:r></w:ins>'
    )
    assert text_of(changed) == "六月底前公布目录"


MARK = '<w:pPr><w:rPr><w:{} w:id="9" w:author="a"/></w:rPr></w:pPr>'


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        # a deleted mark: what stands before it runs on in the next paragraph
        (
            [MARK.format("del") + "<w:r><w:t>修订预案，</w:t></w:r>", "<w:r><w:t>每年演练。</w:t></w:r>"],
            "修订预案，每年演练。",
        ),
        # an inserted mark parts as any other
        (
            [MARK.format("ins") + "<w:r><w:t>修订预案。</w:t></w:r>", "<w:r><w:t>每年演练。</w:t></w:r>"],
            "修订预案。\n每年演练。",
        ),
        # moved: what is gone here stands there
        (
            [
                MARK.format("moveFrom")
                + '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>清运垃圾。</w:t></w:r></w:moveFrom>',
                "<w:r><w:t>修补路面。</w:t></w:r>",
                MARK.format("moveTo") + '<w:moveTo w:id="2" w:author="a"><w:r><w:t>清运垃圾。</w:t></w:r></w:moveTo>',
            ],
            "修补路面。\n清运垃圾。",
        ),
        # inserted by one and deleted by another; within what was moved, too
        (
            [
                '<w:ins w:id="1"><w:r><w:t>保留</w:t></w:r><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del></w:ins>',
                "<w:moveTo><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>改为此句</w:t></w:r></w:ins></w:moveTo>",
            ],
            "保留\n改为此句",
        ),
        # all of the next one is deleted but its mark
        (
            [
                MARK.format("del") + "<w:r><w:t>巡查河道。</w:t></w:r>",
                '<w:del w:id="1" w:author="a"><w:r><w:delText>每月一次。</w:delText></w:r></w:del>',
                "<w:r><w:t>公布结果。</w:t></w:r>",
            ],
            "巡查河道。\n公布结果。",
        ),
    ],
)
def test_tracked_changes_are_read_as_accepted(paragraphs, wanted):
    assert text_of(*map(paragraph, paragraphs)) == wanted


def test_rows_and_cells_that_were_deleted_are_gone_and_inserted_ones_are_rows():
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, texts in enumerate(
        (("序号", "任务", "单位"), ("1", "设站点", "县交通局"), ("2", "撤站点", "县文旅局"), ("3", "补路灯", "镇政府"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for row, name in ((1, "ins"), (2, "del")):
        table.rows[row]._tr.get_or_add_trPr().append(parse_xml(f'<w:{name} {nsdecls("w")} w:id="{row}" w:author="a"/>'))
    gone = parse_xml(f'<w:cellDel {nsdecls("w")} w:id="8" w:author="a"/>')
    table.cell(3, 0)._tc.get_or_add_tcPr().append(gone)
    assert word_text(saved(document), "a.docx").text == "序号\t任务\t单位\n1\t设站点\t县交通局\n补路灯\t镇政府"


def test_a_moved_paragraph_takes_its_number_where_it_stands_now():
    document = docx.Document()
    name = numbered_list(document, [("decimal", "%1.")])
    for text in ("甲", "乙", "丙", "甲"):
        add_numbered(document, text, name, 0)
    for at, kind in ((0, "moveFrom"), (3, "moveTo")):
        moved = document.paragraphs[at]._p
        moved.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:{kind} w:id="1" w:author="a"/></w:rPr>'))
        around = parse_xml(f'<w:{kind} {nsdecls("w")} w:id="2" w:author="a"/>')
        around.append(moved.find(f"{{{moved.nsmap['w']}}}r"))
        moved.append(around)
    read = word_text(saved(document), "a.docx")
    assert read.text == "1. 乙\n2. 丙\n3. 甲"
    assert [warning.code for warning in read.warnings] == ["tracked-changes"]


def test_text_in_links_fields_and_content_controls_is_kept():
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件内</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    field = paragraph(
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>之后</w:t><w:br/><w:t>换行</w:t></w:r>"
    )
    assert text_of(control, field) == "控件内\n链接之后\n换行"


def test_a_frame_of_one_column_around_text_is_no_table():
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "浙江省人民政府办公厅文件"
    assert word_text(saved(document), "a.docx").text == "浙江省人民政府办公厅文件"


def test_a_horizontally_merged_row_stands_in_its_first_column():
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "一、公开"
    for column, text in enumerate(("1", "编制目录", "省司法厅")):
        table.cell(1, column).text = text
    assert word_text(saved(document), "a.docx").text == "一、公开\t←\t←\n1\t编制目录\t省司法厅"


def test_a_frame_around_a_table_is_read_as_the_table():
    document = docx.Document()
    frame = document.add_table(rows=1, cols=2)
    inner = frame.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "公开信息", "县府办"
    assert "公开信息\t县府办" in word_text(saved(document), "a.docx").text.split("\n")


def test_a_numbered_paragraph_that_was_deleted_takes_no_number():
    document = docx.Document()
    name = numbered_list(document, [("decimal", "%1.")])
    for text in ("公开目录", "删去", "公布结果"):
        add_numbered(document, text, name, 0)
    deleted = document.paragraphs[1]._p
    deleted.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:rPr>'))
    run = deleted.find(f"{{{deleted.nsmap['w']}}}r")
    deleted.remove(run)
    assert word_text(saved(document), "a.docx").text == "1. 公开目录\n2. 公布结果"


def test_pictures_are_named_in_a_warning_and_symbols_and_formulas_are_text():
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    drawn = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f'<w:p {nsdecls("w")} {maths} {drawn}><w:r><w:sym w:font="宋体" w:char="2461"/><w:t>将</w:t></w:r><m:oMath><m:r>'
            "<m:t>PM2.5</m:t></m:r></m:oMath><w:r><w:t>浓度降低</w:t><w:drawing><a:blip/></w:drawing></w:r></w:p>"
        ),
    )
    found = word_text(saved(document), "a.docx")
    assert found.text == "②将PM2.5浓度降低"
    assert [(one.code, one.message[:5]) for one in found.warnings] == [("picture-not-read", "1幅图片没")]


def test_footnotes_are_named_in_a_warning(tmp_path):
    data = word_table(TITLE, [("1", "公开", "编制目录，明确承办单位。", "省司法厅")])
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}><w:t>见附件</w:t></w:footnotes>")
    document = read(tmp_path, stream.getvalue())
    assert [(warning.code, warning.message) for warning in document.warnings] == [
        ("notes-not-read", "脚注没有读取（3字）")
    ]


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed(document="<w:document"), id="broken XML"),
        pytest.param(packed(document="<document/>"), id="no body"),
        pytest.param(packed(styles="<styles/>"), id="no text"),
        pytest.param(word_table(TITLE, [("1", "", "编制目录", "")])[:4000], id="cut off"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path, data):
    with pytest.raises(UnreadableFileError) as refused:
        read(tmp_path, data)
    assert "list.docx" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_entities_are_not_resolved():
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "公开公开公开">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>一、&a;目录</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "公开公开公开" not in word_text(packed(document=bomb), "a.docx").text


def stated(size):
    """A package that says of its text that it unpacks to so many bytes."""
    stream = io.BytesIO(word_table(TITLE, [("1", "公开", "编制目录，明确承办单位。", "省司法厅")]))
    with zipfile.ZipFile(stream, "a") as package:
        package.getinfo("word/document.xml").file_size = size
        package.writestr("word/extra.xml", "<extra/>")  # has the directory written anew
    return stream.getvalue()


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path):
    assert len(read(tmp_path, stated(50_000_000)).tasks) == 1
    with pytest.raises(UnreadableFileError, match="unpacks to more than 50,000,000 bytes"):
        read(tmp_path, stated(50_000_001))


@pytest.mark.parametrize(("span", "columns"), [(100, 101), (101, 101)])
def test_a_cell_covers_a_hundred_columns_at_most(span, columns):
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>'
    body = f"<w:document {nsdecls('w')}><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>"
    assert len(word_text(packed(document=body), "a.docx").text.split("\t")) == columns
