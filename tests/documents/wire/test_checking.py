from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.decision_wire import Decision, File
from compare.organs.register_wire import UnitFile
from documents.task_lists.task_wire import TaskList
from documents.wire.checking import MisfitError, Must, Problem, checked, listed, place_of, shown
from policydiff.manifest_wire import Manifest
from review.sheet_wire import Hidden

SHAPES = (TaskList, Decision, File, UnitFile, Manifest, Hidden)


class Inner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    year: Annotated[int, msgspec.Meta(ge=1), Must("1 or more")]
    names: tuple[str, ...] = ()


class Outer(msgspec.Struct, frozen=True):
    inner: tuple[Inner, ...]
    one: Inner | None = None
    word: Annotated[str | int | None, Must("a word")] = None
    choice: Literal["a", "b"] | None = None


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (3, [Problem((), "must be an object", 3)]),
        ({}, [Problem(("inner",), "is missing")]),
        ({"inner": {}}, [Problem(("inner",), "must be a list", {})]),
        ({"inner": [], "one": {"year": 0}}, [Problem(("one", "year"), "must be 1 or more", 0)]),
        ({"inner": [], "one": []}, [Problem(("one",), "must be an object", [])]),
        ({"inner": [], "word": True, "extra": 1}, [Problem(("word",), "must be a word", True)]),
        ({"inner": [], "choice": "c"}, [Problem(("choice",), "must be one of a, b or null", "c")]),
        ({"inner": [], "word": "\udc00"}, [Problem(("word",), "must be a word", "\udc00")]),
        (
            {"inner": [{"year": 1}, {"year": "x", "names": ["a", 4], "colour": 1}, 7]},
            [
                Problem(("inner", 2, "colour"), "is not known (known: year, names)", unknown=True),
                Problem(("inner", 2, "year"), "must be 1 or more", "x"),
                Problem(("inner", 2, "names", 2), "must be a text", 4),
                Problem(("inner", 3), "must be an object", 7),
            ],
        ),
    ],
)
def test_every_misfit_is_told_with_its_place_its_value_and_what_it_must_be(data, problems):
    with pytest.raises(MisfitError) as caught:
        checked(data, Outer)
    assert list(caught.value.problems) == problems


def test_what_fits_is_returned_in_its_shape():
    assert checked({"inner": [{"year": 3}], "more": 1}, Outer) == Outer((Inner(3),))


def test_a_place_is_written_as_a_reader_counts():
    assert place_of(("organs", 3, "renamed", 1, "year")) == "organs[3].renamed[1].year"
    assert place_of(("a b", "长" * 70)) == "'a b'.'" + "长" * 59 + "…"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("长" * 99, "'" + "长" * 59 + "…"),
        (["长" * 99], "['" + "长" * 58 + "…"),
        ([[[[[1]]]]], "[[[Ellipsis]]]"),
        ({"a": [1]}, "{'a': [1]}"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value, text):
    assert shown(value) == text


def test_a_number_that_python_does_not_write_out_is_told():
    assert shown(10**5000) == "a number of more digits than can be shown"


def test_a_value_as_deep_as_python_allows_is_shown():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert shown(deep) == "[[[Ellipsis]]]"


def test_after_the_first_problems_the_rest_is_counted():
    assert listed(list("abcde")) == "a; b; c; d; e"
    assert listed(list("abcdefg")) == "a; b; c; d; e; and 2 more"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def misfits(data, shape):
    try:
        checked(data, shape)
    except MisfitError as error:
        return error.problems
    return ()


def field_names(shape):
    return sorted({name for struct in structs(shape) for name in struct.__struct_encode_fields__})


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@given(data=st.data())
def test_whatever_is_handed_in_fits_or_is_told_by_place(shape, data):
    names = st.sampled_from(field_names(shape))
    values = st.recursive(
        JUNK, lambda inner: st.dictionaries(names, inner, max_size=6) | st.lists(inner, max_size=2), max_leaves=20
    )
    given_values = data.draw(st.dictionaries(names, values, max_size=8))
    problems = misfits(given_values, shape)
    assert all(problem.path for problem in problems)
    assert all(len(problem.told(place_of(problem.path))) < 500 for problem in problems)


def structs(kind: object, seen: set[object] | None = None) -> Iterator[type[msgspec.Struct]]:
    """Every struct that a type is made of."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        yield kind
        for field in msgspec.structs.fields(kind):
            yield from structs(field.type, seen)
    for inner in get_args(kind):
        yield from structs(inner, seen)


def unions(kind: object) -> Iterator[tuple[object, ...]]:
    if get_origin(kind) in (Union, UnionType):
        yield tuple(flat(kind))
    for inner in get_args(kind):
        yield from unions(inner)


def flat(kind):
    for member in get_args(kind):
        inner = get_args(member)[0] if get_origin(member) is Annotated else member
        if get_origin(inner) in (Union, UnionType):
            yield from flat(inner)
        else:
            yield member


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_no_string_with_a_pattern_stands_in_a_union_with_a_container(shape):
    """Such a type damages the memory of the process: docs/decisions/0008."""
    for struct in structs(shape):
        for field in msgspec.structs.fields(struct):
            for members in unions(field.type):
                patterned = [m for m in members if any(getattr(note, "pattern", None) for note in get_args(m)[1:])]
                bare = [get_args(m)[0] if get_origin(m) is Annotated else m for m in members]
                containers = [m for m in bare if get_origin(m) is not None or m in (list, dict, tuple)]
                assert not (patterned and containers), f"{struct.__name__}.{field.name}"
