"""A task whose units lost the label between them is told; several responsible units are not."""

import pytest

from documents.doubts.roles import role_doubts
from documents.model import Document, Place, Task

PARTED = (("县水利局",), (), ("县林业局",))
ONE = (("县水利局",), (), ())


def told(odd):
    tasks = tuple(
        Task(
            f"d-{n}",
            str(n),
            (),
            "修渠。",
            lead_units=lead,
            responsible_units=done,
            cooperating_units=helped,
            place=Place(n),
        )
        for n, (lead, done, helped) in enumerate((PARTED, odd, PARTED, ONE, PARTED), 1)
    )
    return [(warning.code, warning.place.line) for warning in role_doubts(Document("d", "方案", tasks))]


def test_several_leads_among_tasks_with_a_lead_and_others_are_told():
    assert told((("县水利局", "县应急局", "县林业局"), (), ())) == [("roles-untold", 2)]


@pytest.mark.parametrize(
    "odd", [((), ("县水利局", "县应急局"), ()), ONE, (("县水利局", "县林业局"), (), ("县应急局",))]
)
def test_units_that_need_no_second_role_are_not_told(odd):
    assert told(odd) == []
