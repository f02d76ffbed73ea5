"""The fields of a web page that say who issued its document, and when."""

from datetime import date

import pytest

from documents.surroundings.metadata import read_metadata
from documents.surroundings.page_fields import labelled_issuers, written_on
from documents.text.lines import source_lines


@pytest.mark.parametrize(
    ("fields", "issuers"),
    [
        ("索引号:0145/2020-3发文机关:省粮食和物资储备局文号:赣粮办发〔2020〕3号", ("省粮食和物资储备局",)),
        ("发布机构：清河县水利局", ("清河县水利局",)),
        ("发文机关：\n清河县水利局\n成文日期：\n2020-03-13", ("清河县水利局",)),  # torn by a copy
        ("发文机关：清河县教育局、清河县财政局", ("清河县教育局、清河县财政局",)),
        ("发布机构：加快布局规划", ()),
        ("发布机构：\n\n各科室：", ()),
        ("各直属机构：清河县水利局", ()),
        ("来源：清河县水利局", ()),  # whose page it was copied from
        ("主送：\n清河县水利局", ()),
    ],
)
def test_a_page_states_who_issued_its_document(fields, issuers):
    assert labelled_issuers([line for line in source_lines(fields) if line.text]) == issuers


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("成文日期：2020-03-13", date(2020, 3, 13)),
        ("成文日期：\n2020年3月13日\n发布日期：\n2020-04-01", date(2020, 3, 13)),
        ("发布日期：\n2020-04-01", None),
    ],
)
def test_a_page_states_when_its_document_was_written(fields, day):
    assert written_on([line for line in source_lines(fields) if line.text]) == day


def test_what_a_document_says_goes_before_the_fields_of_its_page():
    frame = source_lines("发布机构：清河县水利局")

    def issuer_of(title: str) -> str | None:
        return read_metadata(source_lines(title), (), frame=frame).issuer

    assert issuer_of("2020年防汛工作要点") == "清河县水利局"
    assert issuer_of("清河县人民政府关于防汛的意见") == "清河县人民政府"
