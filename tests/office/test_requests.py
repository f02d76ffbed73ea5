"""Requests as nobody should send them: each is answered as docs/office.openapi.json says, and none breaks anything."""

import json
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office import passwords
from tests.office.shared import PASSWORD, SharedOffice

ROOT = Path(__file__).parents[2]
DESCRIPTION = json.loads((ROOT / "docs" / "office.openapi.json").read_text("utf-8"))
OPERATIONS = [
    (method.upper(), path, operation) for path, one in DESCRIPTION["paths"].items() for method, operation in one.items()
]
NOBODY_BUT_ME = frozenset(("/sign-out", "/password", "/people/{act}"))
"""They may end the session, or change whose it is."""

AWKWARD = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "９",
        "9" * 5_000,
        "..",
        "%00",
        "\x00\x1f",
        "x" * 3_000,
        "甲",
        "\u202e",
        "'\"><script>",
        "{}",
        "compare",
        "undo",
    ]
)
TEXTS = AWKWARD | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers() | st.sampled_from([10**400, 1e300, -0.0])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["left", "files", "events", "name", "sha256", "check"]) | TEXTS, inner, max_size=4
        )
    ),
    max_leaves=6,
)
BYTES = st.sampled_from([b"", b"\xff\xfe", b"{", b"[" * 5_000, b'{"a":1,"a":2}', b"NaN", b"PK\x03\x04"]) | st.binary(
    max_size=16
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A window with a report, files that were handed in, and somebody who may do everything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_LOG_COST", 4)
        opened = SharedOffice(tmp_path_factory.mktemp("requests"), largest=200)
        opened.cookie = opened.enter("管理")
        opened.job = opened.report("管理")
        opened.key = opened.form_key(opened.job, opened.cookie)
        opened.interface_id = opened.interface(opened.job).split("/")[-2]
        opened.kept_files = [opened.upload(opened.cookie, text, "文件.txt").json for text in (b"one", b"two")]
        yield opened
    opened.close()


def test_the_description_names_every_request_that_is_answered_and_no_other():
    own = [found for name in ("server", "admission") for found in routes(f"office/{name}.py")]
    of_reports = [(method, f"/r/{{job}}{path}") for method, path in routes("review/server.py")]
    named = {(method, re.sub(r":\w+}", "}", path)) for method, path in (*own, *of_reports)}
    handed_on = {("GET", "/r/{job}/{rest}"), ("POST", "/r/{job}/{rest}"), ("GET", "/r/{job}/{name}")}
    described = {(method, path) for method, path, _ in OPERATIONS}
    assert named - described == handed_on
    assert described - named == {("GET", "/r/{job}/{page}")}


def routes(file):
    source = (ROOT / file).read_text("utf-8")
    for path, methods in re.findall(r'Route\("([^"]+)", .*methods=\[([^\]]+)\]', source):
        yield from ((method, path) for method in re.findall(r"\w+", methods))


def test_every_reference_of_the_description_leads_somewhere():
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(DESCRIPTION))):
        place = DESCRIPTION
        for step in reference.split("/"):
            place = place[step]


@st.composite
def requests(draw):
    """A request that is as it should be but for what was drawn otherwise."""
    method, path, operation = draw(st.sampled_from(OPERATIONS))
    asked = {"method": method, "path": path, "operation": operation, "query": {}, "fill": {}}
    for one in operation.get("parameters", ()):
        own = [None] if one["name"] in ("job", "report") else one["schema"].get("enum", ["0"])
        own = [value for value in own if value != "pdf"]  # a browser prints it, which takes seconds
        strange = draw(st.integers(0, 3)) == 0
        asked["query" if one["in"] == "query" else "fill"][one["name"]] = draw(
            TEXTS if strange else st.sampled_from(own)
        )
    kinds = list(operation.get("requestBody", {}).get("content", ())) or [None]
    asked["kind"] = draw(st.sampled_from([*kinds * 6, None, "text/plain", "application/json; charset=\xff"]))
    asked["form"] = draw(
        st.dictionaries(
            st.sampled_from(["do", "file", "task", "at", "words", "lead", "entry", "key"]), TEXTS, max_size=5
        )
    )
    asked["body"] = draw(BYTES | VALUES)
    asked["signed_in"] = path not in NOBODY_BUT_ME and draw(st.integers(0, 9)) > 0
    return asked


def sent(office, asked):
    """Send it; ids of this window stand where none were drawn."""
    own = {"job": office.job, "report": office.interface_id}
    fill = {name: quote(own[name] if value is None else value or "-", safe="") for name, value in asked["fill"].items()}
    path = asked["path"].format(**fill) + "?" + urlencode(asked["query"])
    if "form" in (asked["kind"] or ""):
        body = urlencode({"key": office.key, "task": "1", **asked["form"]}).encode()
    else:
        body = asked["body"] if isinstance(asked["body"], bytes) else json.dumps(asked["body"]).encode()
    cookie = office.cookie if asked["signed_in"] else None
    return office.ask(asked["method"], path, body, cookie=cookie, headers={"content-type": asked["kind"]})


@settings(max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(asked=requests())
def test_whatever_is_sent_is_answered_as_the_description_says(office, asked):
    if asked["path"] == "/jobs/{job}/{action}" and asked["fill"]["job"] is None:
        asked["fill"]["job"] = "x" * 22  # the report stays for the next request
    answer = sent(office, asked)
    described = asked["operation"]["responses"]
    assert str(answer.status) in described, (asked, answer.content[:200])
    if answer.status >= 400 and answer.headers["content-type"] == "application/json":
        assert json.loads(answer.content)["error"]


def test_what_was_sent_has_left_everything_as_it_can_be_used(office):
    for path in ("/", "/list", "/people", f"/r/{office.job}/reading", f"/r/{office.job}/reading?file=1"):
        assert office.ask("GET", path, cookie=office.cookie).status == 200
    assert office.sign_in("管理", address="198.51.100.1").status == 200


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "1.0", "９", "%00"])
def test_a_number_of_a_file_that_is_none_finds_nothing(office, number):
    assert office.ask("GET", f"/r/{office.job}/reading/{number}.json", cookie=office.cookie).status == 404
    assert office.ask("GET", f"/r/{office.job}/reading?file={number}", cookie=office.cookie).status == 404


@pytest.mark.parametrize("length", ["9" * 5_000, "9" * 16, "201"])
def test_a_length_beyond_all_files_is_too_large(office, length):
    assert office.upload(office.cookie, headers={"content-length": length}).status == 413


HALF = "\ud800"


def test_half_of_a_character_is_refused_wherever_it_stands(office):
    sides = {side: {**one, "name": HALF} for side, one in zip(("left", "right"), office.kept_files, strict=True)}
    assert office.ask("POST", "/jobs", sides, cookie=office.cookie).status == 400
    assert office.ask("POST", "/sign-in", {"name": HALF, "password": PASSWORD}, address="198.51.100.2").status == 400
    assert office.ask("POST", "/password", {"old": PASSWORD, "new": HALF * 12}, cookie=office.cookie).status == 400
    assert (
        office.ask(
            "POST", f"{office.interface(office.job)}events", {"events": [{HALF: 1}]}, cookie=office.cookie
        ).status
        == 400
    )


@pytest.mark.parametrize(
    "names",
    ["\x00厅", "省\x0b厅", "、".join(f"厅{number}" for number in range(301))],
    ids=["NUL", "control", "too many"],
)
def test_units_that_no_file_of_corrections_can_hold_are_refused_and_the_page_stays(office, names):
    before = office.records.corrections("0" * 64)
    assert office.form(office.job, office.cookie, do="units", task="1", at="0", lead=names).status == 400
    assert office.records.corrections("0" * 64) == before
    assert office.ask("GET", f"/r/{office.job}/reading", cookie=office.cookie).status == 200


def test_corrections_that_are_damaged_are_told_in_a_sentence(office):
    kept = office.records.corrections("1" * 64)
    office.records.correct("1" * 64, lambda _: '{"format": "policydiff-corrections/1"')
    answer = office.ask("GET", f"/r/{office.job}/reading?file=1", cookie=office.cookie)
    office.records.correct("1" * 64, lambda _: kept)
    assert (answer.status, "恢复备份" in answer.json["error"]) == (503, True)
