import pytest

from compare.details.counted_things import count_one_thing, counted, of_another_matter
from compare.details.quantities import find_quantities
from compare.particulars import ClauseRef


def places(text):
    clause = ClauseRef(0, 0, len(text), text)
    return [(clause, fact) for fact in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年带头解读政策一般不少于2次。", ["全年带头解读政策一般…"]),
        ("建成示范园区12个、培训基地30个。", ["建成示范园区…", "培训基地…"]),
        ("起征点从10万元提高到15万元，", ["起征点从…提高到", "起征点从10万元提高到…"]),
        ("新建数字农业工厂10家以上（累计达80家）。", ["新建数字农业工厂…", "新建数字农业工厂10家以上（累计达…）"]),
        ("30%，", [""]),
    ],
)
def test_the_words_beside_a_number_say_what_it_counts(text, told):
    assert [counted(place) for place in places(text)] == told


def test_two_numbers_count_one_thing_by_the_words_around_them():
    old, new, other = (
        places(text)[0] for text in ("改造老旧小区200个。", "老旧小区改造260个。", "新增公共停车位260个。")
    )
    assert count_one_thing(old, new, only=True)
    assert not count_one_thing(old, other, only=True)
    assert of_another_matter(new, other)
