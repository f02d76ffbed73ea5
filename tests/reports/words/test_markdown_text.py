from reports.words.markdown_text import markdown_head, markdown_text


def test_markup_is_escaped_and_a_line_stays_a_line():
    assert markdown_text("a|b\n \u2028c*") == r"a\|b c\*"


def test_the_head_is_a_title_a_sentence_and_the_documents():
    assert markdown_head("#1", "好。", ["甲*", "乙"]) == (r"# \#1", "", "好。", "", r"- 甲\*", "- 乙", "")
