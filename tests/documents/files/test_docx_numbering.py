import pytest
from lxml import etree

from documents.files.docx_numbering import numbering, written_number

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth, form, pattern, more='<w:suff w:val="nothing"/>'):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
        "</w:lvl>"
    )


def lists(*levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return etree.fromstring(
        f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'
        "</w:numbering>"
    )


def paragraph(depth, name="1"):
    return etree.fromstring(
        f'<w:p {SPACE}><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr></w:pPr></w:p>'
    )


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (21, "chineseCountingThousand", "二十一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1005, "chineseCountingThousand", "一千零五"),
        (20, "ideographDigital", "二〇"),
        (4, "decimalEnclosedCircle", "④"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (1, "decimalEnclosedParen", "⑴"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (12, "chineseLegalSimplified", "拾贰"),
        (3, "ideographTraditional", "丙"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (7, "none", ""),
        (7, "unheardOf", "7"),
    ],
)
def test_numbers_are_written_as_word_prints_them(number, form, written):
    assert written_number(number, form) == written


def test_deeper_levels_begin_anew_below_each_heading():
    counted = numbering(lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2 ")), None)
    assert [counted.label(paragraph(depth)) for depth in (0, 1, 1, 0, 1)] == ["一、", "一.1 ", "一.2 ", "二、", "二.1 "]


def test_a_space_stands_between_the_number_and_a_year_unless_the_list_says_otherwise():
    counted = numbering(lists(level(0, "decimal", "%1", more="")), None)
    assert counted.label(paragraph(0)) + "2021年底前公开" == "1 2021年底前公开"


def test_levels_of_a_legal_list_are_digits_and_some_never_begin_anew():
    legal = level(1, "decimal", "%1.%2", more='<w:suff w:val="nothing"/><w:isLgl/><w:lvlRestart w:val="0"/>')
    counted = numbering(lists(level(0, "chineseCounting", "%1、"), legal), None)
    assert [counted.label(paragraph(depth)) for depth in (0, 1, 0, 1)] == ["一、", "1.1", "二、", "2.2"]


def test_a_list_that_points_to_the_list_of_a_style_has_its_levels():
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = etree.fromstring(
        f'<w:styles {SPACE}><w:style w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style></w:styles>"
    )
    counted = numbering(lists(level(0, "chineseCounting", "%1、"), numbers=numbers), styles)
    assert counted.label(paragraph(0, "2")) == "一、"


def test_a_level_names_the_style_that_is_numbered_on_it():
    styles = etree.fromstring(
        f'<w:styles {SPACE}><w:style w:styleId="Second"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        "</w:styles>"
    )
    second = level(1, "decimal", "%2.", more='<w:pStyle w:val="Second"/><w:suff w:val="nothing"/>')
    counted = numbering(lists(level(0, "chineseCounting", "%1、"), second), styles)
    styled = etree.fromstring(f'<w:p {SPACE}><w:pPr><w:pStyle w:val="Second"/></w:pPr></w:p>')
    assert counted.label(styled) == "1."


def test_a_list_that_starts_anew_counts_for_itself():
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    counted = numbering(lists(level(0, "decimal", "%1."), numbers=numbers), None)
    labels = [counted.label(paragraph(0, name)) for name in ("1", "2", "1", "2")]
    assert labels == ["1.", "5.", "2.", "6."]


def test_bullets_unknown_lists_and_plain_paragraphs_have_no_number():
    counted = numbering(lists(level(0, "bullet", "·")), None)
    plain = etree.fromstring(f"<w:p {SPACE}/>")
    assert [counted.label(one) for one in (paragraph(0), paragraph(3), paragraph(0, "9"), plain)] == ["", "", "", ""]
    assert numbering(None, None).label(paragraph(0)) == ""


def test_a_style_brings_its_list_and_so_does_the_style_it_is_based_on():
    styles = etree.fromstring(
        f'<w:styles {SPACE}><w:style w:styleId="Heading"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:styleId="Own"><w:basedOn w:val="Heading"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>'
    )
    counted = numbering(lists(level(0, "chineseCounting", "%1、")), styles)

    def styled(name, own=""):
        return etree.fromstring(f'<w:p {SPACE}><w:pPr><w:pStyle w:val="{name}"/>{own}</w:pPr></w:p>')

    taken_away = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    labels = [
        counted.label(one) for one in (styled("Heading"), styled("Own"), styled("Own", taken_away), styled("Loop"))
    ]
    assert labels == ["一、", "二、", "", ""]
