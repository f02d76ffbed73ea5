import pytest

from documents.task_lists.task_table import read_csv
from tests.documents.small_documents import codes, read

TABLE = "医院整改分工\n序号\t整改任务\t医务科\t护理部\t期限\n1\t完善术前讨论记录\t★\t○\t4月\n2\t提高手卫生依从性\t\t★\t5月\n"


def units(document):
    return [(task.lead_units, task.responsible_units, task.cooperating_units) for task in document.tasks]


@pytest.mark.parametrize(
    "legend", ["注：★为牵头科室，○为配合科室。", "说明：牵头科室用★，配合科室用○", "★：牵头；○：配合"]
)
def test_signs_below_the_names_of_offices_say_who_does_what(legend):
    document = read(TABLE + legend)
    assert units(document) == [(("医务科",), (), ("护理部",)), (("护理部",), (), ())]
    assert "unknown-sign" not in codes(document)


def test_words_need_no_legend():
    document = read(TABLE.replace("★", "牵头").replace("○", "配合"))
    assert units(document) == [(("医务科",), (), ("护理部",)), (("护理部",), (), ())]


def test_signs_that_nothing_explains_are_told():
    document = read(TABLE)
    assert units(document) == [((), ("医务科", "护理部"), ()), ((), ("护理部",), ())]
    assert codes(document) == ["unknown-sign"]


def test_sheets_are_read_alike():
    data = (TABLE.split("\n", 1)[1] + "注：★为牵头科室，○为配合科室。").replace("\t", ",").encode()
    assert units(read_csv(data, name="a.csv", sha256="0")) == [(("医务科",), (), ("护理部",)), (("护理部",), (), ())]
