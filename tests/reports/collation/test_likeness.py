from reports.collation.likeness import equal_readings, order_by_likeness
from tests.collate.samples import collated, document

MEETINGS, WEBSITES, TRAINING = "建立健全会议公开制度。", "推进政府网站集约化建设。", "每年开展两次业务培训。"


def regions(**texts):
    return [document(name, *own, region=f"{name}省") for name, own in texts.items()]


def linked(found):
    """Link every two tasks of one text."""
    return {
        (one.id, i, other.id, j): 0.95
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        for i, task in enumerate(one.tasks)
        for j, same in enumerate(other.tasks)
        if task.text == same.text
    }


def order(found, **options):
    collation = collated(found, linked(found), axis="regions", **options)
    return [collation.collection.witnesses[place].id for place in order_by_likeness(collation)]


def test_those_that_say_the_same_stand_side_by_side_behind_the_base():
    found = regions(a=[MEETINGS, WEBSITES], b=[TRAINING], c=[MEETINGS, WEBSITES, TRAINING], d=[TRAINING])
    assert order(found, base="a") == ["a", "c", "b", "d"]


def test_without_a_base_the_one_most_like_all_others_is_first():
    found = regions(a=[MEETINGS], b=[MEETINGS, WEBSITES], c=[WEBSITES])
    assert order(found) == ["b", "a", "c"]


def test_places_without_a_document_are_last_and_nothing_alike_keeps_the_order():
    found = regions(b=[MEETINGS], c=[WEBSITES])
    assert order(found, base="b", missing=["a省"]) == ["b", "c", "a省"]


def test_texts_that_differ_in_punctuation_alone_are_equal():
    assert equal_readings(["公开会议，", "解读政策。", "公开会议。"]) == ((0, 2), (1,))
