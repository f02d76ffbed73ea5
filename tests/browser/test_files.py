"""Decisions as files: out, in, refused, in part, and inside a saved report."""

import json
from pathlib import Path

import pytest

from reports.rows.review_data import review_data
from tests.browser.pages import choose_more, made, made_page, press, sign, state, tally, wait_until, wait_until_closed
from tests.browser.test_review import exported, focus, row_of


def take_in(page, file):
    """Import a file of decisions and return what the page says of it."""
    content = file if isinstance(file, str) else json.dumps(file)
    page.set_input_files("#import-file", {"name": "d.json", "mimeType": "application/json", "buffer": content.encode()})
    wait_until(page, "document.getElementById('layer').open")
    words = page.inner_text("dialog#layer")
    press(page, "Escape")
    wait_until_closed(page)
    return words


def states(page):
    return page.locator("tbody.change").evaluate_all("rows => rows.map(row => row.dataset.state ?? 'open')")


def notes(page):
    """Notes as the page knows them, by row."""
    return page.evaluate("[...document.querySelectorAll('div.decision .note')].map(note => note.textContent)")


def decided(page):
    """Decide eight rows in five ways, with a note."""
    sign(page, "甲")
    press(page, "Escape", "j")
    press(page, "a", "x", "a")
    focus(page, row_of("added"))
    press(page, "l", "1")
    wait_until_closed(page)
    focus(page, row_of("merged"))
    press(page, "t", "2")
    wait_until_closed(page)
    focus(page, row_of("dropped", nth=2))
    press(page, "Space", "m")
    page.keyboard.type("核对原件")
    press(page, "Control+Enter")
    wait_until_closed(page)


def test_decisions_come_back_as_they_were(visit, tmp_path):
    page = visit(made_page(30))
    decided(page)
    before = states(page)
    file = exported(page, tmp_path)
    other = visit(made_page(30))
    assert "新增 7 条" in take_in(other, file)
    assert states(other) == before
    assert notes(other) == notes(page)
    assert "新增 0 条，已有 7 条" in take_in(other, file)
    assert exported(other, tmp_path) == file


def test_the_file_fits_its_schema(visit, tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    page = visit(made_page(30))
    decided(page)
    press(page, "z", "z", "Shift+Z")
    schema = json.loads((Path(__file__).parents[2] / "docs/decisions.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(exported(page, tmp_path))


def test_the_file_is_read_by_the_package(visit, tmp_path):
    from compare.decision_json import DECISIONS_FORMAT
    from review.reading import read_decisions

    page = visit(made_page(30))
    decided(page)
    assert exported(page, tmp_path)["format"] == DECISIONS_FORMAT
    assert len(read_decisions(tmp_path / "decisions.json").decisions) == 7


def test_a_file_of_another_report_is_refused_with_the_hashes_that_differ(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a")
    file = exported(page, tmp_path)
    other = visit(made_page(233))
    words = take_in(other, file)
    for inputs in (file["inputs"], review_data(made(233))["inputs"]):
        for entry in inputs:
            assert entry["sha256"][:8] in words
    assert tally(other).startswith("已审 0/233")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "other/1"}', '{"format": "policydiff-decisions/1"}', "null"]
)
def test_what_is_no_file_of_decisions_is_refused(visit, content):
    page = visit(made_page(30))
    assert "不是 policydiff 的决定文件" in take_in(page, content)
    assert tally(page).startswith("已审 0/30")


def test_what_still_fits_of_a_changed_document_is_taken_and_the_rest_listed(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a", "a")
    file = exported(page, tmp_path)
    file["inputs"][1]["sha256"] = "0" * 64
    file["decisions"][1]["key"] = "r-00000000"
    other = visit(made_page(30))
    words = take_in(other, file)
    assert "只导入仍适用的部分" in words
    assert "失锚 1 条" in words
    assert file["decisions"][1]["anchors"]["new"][0]["quote"][:20] in words
    assert tally(other).startswith("已审 1/30")
    assert len(exported(other, tmp_path)["decisions"]) == 2


def test_entries_that_are_no_events_are_counted_and_left_out(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a")
    file = exported(page, tmp_path)
    file["decisions"] += [{"event": 1}, None, {**file["decisions"][0], "event": "x" * 8, "action": "explode"}]
    other = visit(made_page(30))
    assert "3 条写法不对" in take_in(other, file)


@pytest.mark.parametrize(
    "at", ["9999-12-31T23:59:59.999Z", "+010000-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z", "soon"]
)
def test_what_is_dated_later_than_now_is_left_out_and_dates_no_later_decision(visit, tmp_path, at):
    page = visit(made_page(30))
    decided(page)
    file = exported(page, tmp_path)
    file["decisions"][0]["at"] = at
    other = visit(made_page(30))
    words = take_in(other, file)
    assert "新增 6 条" in words
    assert "1 条写法不对，未导入" in words
    press(other, "j", "a")
    assert max(event["at"] for event in exported(other, tmp_path)["decisions"]) < "2099"


def test_two_reviewers_who_disagree_leave_the_row_to_be_decided_again(visit, tmp_path):
    page = visit(made_page(30))
    sign(page, "甲")
    row = row_of("edited")
    focus(page, row)
    press(page, "a")
    file = exported(page, tmp_path)
    other = visit(made_page(30))
    sign(other, "乙")
    focus(other, row)
    press(other, "x")
    assert "冲突 1 处" in take_in(other, file)
    assert state(other, row) == "again"
    assert len(exported(other, tmp_path)["conflicts"]) == 1
    focus(other, row)
    press(other, "a")
    assert state(other, row) == "accept"


def test_a_dropped_file_is_taken_in(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a")
    file = exported(page, tmp_path)
    other = visit(made_page(30))
    other.evaluate(
        """text => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], 'd.json'));
          dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true, bubbles: true }));
        }""",
        json.dumps(file),
    )
    wait_until(other, "document.getElementById('layer').open")
    assert tally(other).startswith("已审 1/30")


PICKER = """
  window.asked = [];
  window.written = [];
  window.showSaveFilePicker = async (options) => {
    window.asked.push(options.suggestedName);
    if (window.refusal) throw new DOMException("", window.refusal);
    const stream = { write: async (text) => window.written.push(text), close: async () => {} };
    return { name: "审核.json", createWritable: async () => stream };
  };
"""


def test_where_the_browser_writes_files_one_file_is_chosen_and_written_again(visit):
    page = visit(made_page(30), before=PICKER)
    press(page, "j", "a", "Control+s")
    wait_until(page, "document.getElementById('said').textContent.includes('审核.json')")
    assert page.inner_text("#said") == "已导出 1 条决定：审核.json"
    assert page.inner_text("#tally-unsaved") == "已全部保存"
    press(page, "a", "Control+s")
    wait_until(page, "window.written.length === 2")
    assert page.evaluate("window.asked") == ["decisions.json"]
    assert [len(json.loads(text)["decisions"]) for text in page.evaluate("window.written")] == [1, 2]


def test_who_chooses_no_file_has_saved_nothing(visit):
    page = visit(made_page(30), before=PICKER + "window.refusal = 'AbortError';")
    press(page, "j", "a", "Control+s")
    wait_until(page, "window.asked.length === 1")
    assert page.inner_text("#tally-unsaved") == "未保存 1"
    assert page.title().startswith("●")


def test_where_files_may_not_be_written_the_file_is_a_download(visit, tmp_path):
    page = visit(made_page(30), before=PICKER + "window.refusal = 'SecurityError';")
    press(page, "j", "a")
    assert len(exported(page, tmp_path)["decisions"]) == 1
    assert page.inner_text("#tally-unsaved") == "已全部保存"


def test_a_saved_report_opens_with_its_decisions_and_looks_as_new(visit, tmp_path):
    page = visit(made_page(30))
    decided(page)
    press(page, "e", "v")
    page.fill("#search", "轨道交通")
    with page.expect_download() as waiting:
        choose_more(page, "#save-page")
    assert waiting.value.suggested_filename == "page-0-reviewed.html"
    path = tmp_path / "reviewed.html"
    waiting.value.save_as(path)
    assert "</script" not in json.dumps(json.loads(decisions_in(path)))
    other = visit(path)
    assert states(other) == states(page)
    assert notes(other) == notes(page)
    assert other.locator("tbody.change:visible").count() == 30
    assert other.locator(".evidence [aria-expanded=true], .grounds").count() == 0
    assert "●" not in other.title()
    press(other, "j", "j", "j", "j", "a")
    with other.expect_download() as again:
        choose_more(other, "#save-page")
    assert again.value.suggested_filename == "reviewed-reviewed.html" or "reviewed" in again.value.suggested_filename
    again.value.save_as(tmp_path / "again.html")
    assert len(json.loads(decisions_in(tmp_path / "again.html"))["decisions"]) == 8


def decisions_in(path):
    text = path.read_text(encoding="utf-8")
    start = text.index(">", text.index(' id="decisions"')) + 1
    return text[start : text.index("</script>", start)]


def test_a_script_in_a_note_stays_text_everywhere(visit, tmp_path):
    page = visit(made_page(30))
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    press(page, "j", "m")
    page.keyboard.insert_text(evil)
    press(page, "Control+Enter")
    wait_until_closed(page)
    with page.expect_download() as waiting:
        choose_more(page, "#save-page")
    path = tmp_path / "reviewed.html"
    waiting.value.save_as(path)
    other = visit(path)
    assert other.evaluate("document.images.length") == 0
    (event,) = exported(other, tmp_path)["decisions"]
    assert event["note"] == evil
