"""The window of the office as somebody uses it who has read nothing: two PDF files in, a corrected report in Word out."""

import json
import re

import pytest

from tests.browser.pages import press, sign
from tests.browser.test_access import problems
from tests.office.served import Office
from tests.waiting import PATIENCE, until

LEFT = """一、推进决策公开
（一）加强规划信息公开。主动公开本地区规划和专项规划。（责任单位：省发展改革委）
（二）加强财政信息公开。按季度公开预算执行情况。（责任单位：省财政厅）
（三）加强政策解读。重要文件与解读材料同步发布。（责任单位：省政府办公厅）
"""
RIGHT = (
    LEFT.replace("按季度", "按月").replace("省政府办公厅", "省司法厅")
    + "（四）开展公众开放活动。每年至少一次。（责任单位：省卫生健康委）\n"
)
MILLISECONDS = PATIENCE * 1_000


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.stop()


@pytest.fixture
def page(browser, office):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.set_default_timeout(MILLISECONDS)
    opened = context.new_page()
    messages = []
    opened.on("console", lambda message: messages.append(message.text))
    opened.on("pageerror", lambda error: messages.append(str(error)))
    opened.goto(office.address)
    yield opened
    assert messages == []
    context.close()


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory, browser):
    """Both plans as a browser prints them."""
    folder = tmp_path_factory.mktemp("pdf")
    paths = []
    for name, text in (("2020年要点.pdf", LEFT), ("2021年要点.pdf", RIGHT)):
        lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
        printed = browser.new_page()
        printed.set_default_timeout(MILLISECONDS)
        printed.set_content(f"<h1>{name[:5]}政务公开工作要点</h1>{lines}")
        paths.append(folder / name)
        printed.pdf(path=paths[-1])
        printed.close()
    return paths


def done(page, count):
    page.wait_for_function("count => document.querySelectorAll('.job.done').length >= count", arg=count)


def test_two_files_are_dropped_watched_corrected_and_handed_on(page, office, pdfs, tmp_path):
    before = page.locator(".job.done").count()
    page.set_input_files("#left", pdfs[0])
    page.set_input_files("#right", pdfs[1])
    assert page.locator("#hand-in .chosen").all_inner_texts() == ["2020年要点.pdf", "2021年要点.pdf"]
    page.click("#start")
    page.wait_for_selector(".job")
    done(page, before + 1)
    assert page.inner_text("#status") == "比完了：请点下面的“打开报告”。"
    row = page.locator(".job").first
    assert re.search(r"3 项 → .*4 项", row.locator(".told").inner_text())
    with page.expect_download() as download:
        row.locator("a[download]", has_text="Word").click()
    assert download.value.suggested_filename == "2020年要点--2021年要点.docx"
    download.value.save_as(tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
    row.locator(".actions a", has_text="打开报告").click()
    page.wait_for_url("**/r/**.html")
    sign(page, "甲")
    api = json.loads(page.inner_text("#review-data"))["api"]
    job = page.url.split("/r/")[1].split("/")[0]
    page.evaluate("document.activeElement.blur()")
    press(page, "j", "x")
    until(lambda: office.request("GET", f"r/{job}/{api}events").json["events"])
    (decision,) = office.request("GET", f"r/{job}/{api}events").json["events"]
    assert (decision["action"], decision["by"]) == ("reject", "甲")


def test_a_file_dropped_on_the_page_is_chosen_and_may_be_swapped(page):
    page.evaluate(
        """() => {
          const drop = (zone, name) => {
            const data = new DataTransfer();
            data.items.add(new File(["一、推进公开。"], name));
            zone.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
          };
          const [left, right] = document.querySelectorAll('.zone');
          drop(left, '甲.txt');
          drop(right, '乙.txt');
        }"""
    )
    chosen = page.locator("#hand-in .chosen")
    assert chosen.all_inner_texts() == ["甲.txt", "乙.txt"]
    page.click("#swap")
    assert chosen.all_inner_texts() == ["乙.txt", "甲.txt"]


def test_files_are_read_seen_and_corrected_before_they_are_compared(page, pdfs):
    page.set_input_files("#left", pdfs[0])
    page.set_input_files("#right", pdfs[1])
    page.click("#check")
    row = page.locator(".job").first
    row.locator(".word", has_text="还没有比对").wait_for()
    assert page.inner_text("#status") == "读完了：请点下面的“核对读取结果”。"
    assert row.locator(".told").inner_text() == "分别读出 3、4 项任务。"
    row.locator(".actions a").click()
    page.wait_for_url("**/reading")
    assert problems(page) == []
    page.locator("#t1-0 button[value=join]").click()
    page.locator("h2", has_text="已改 1 处").wait_for()
    page.click("text=看下一份：2021年要点.pdf")
    page.wait_for_url("**/reading?file=1")
    page.click("button[value=compare]")
    page.wait_for_selector("#list")
    row.locator(".word", has_text="已完成").wait_for()
    assert re.search(r"2 项 → .*4 项", row.locator(".told").inner_text())


def test_what_is_missing_or_too_large_is_said_before_anything_is_sent(page):
    page.click("#start")
    assert page.inner_text("#status") == "请先选好左右两份文件。"
    page.evaluate("document.getElementById('hand-in').dataset.largest = '10'")
    page.set_input_files("#left", {"name": "大.txt", "mimeType": "text/plain", "buffer": b"x" * 11})
    assert page.inner_text("#status") == "大.txt 超过 40 MB，请另选。"


def test_the_keyboard_alone_does_it(page, pdfs):
    before = page.locator(".job.done").count()
    page.on("filechooser", lambda _: None)  # from now on none opens for real,
    page.evaluate("0")  # and the page knows it before a key arrives
    for place, path in enumerate(pdfs):
        for _ in range(1 if place == 0 else 2):  # from left over the button that swaps to right
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == ("left", "right")[place]
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files(path)
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "start"
    page.keyboard.press("Enter")
    done(page, before + 1)
    link = page.locator(".job").first.locator(".name a")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/r/**.html")


def test_a_report_is_deleted_after_a_question(page, office, pdfs):
    job = office.hand_in(*pdfs)
    assert office.ended(job) == "done"
    page.reload()
    row = page.locator(f'.job[data-id="{job}"]')
    answers = iter(["dismiss", "accept"])
    page.on("dialog", lambda dialog: getattr(dialog, next(answers))())
    row.locator("[data-action=delete]").click()
    assert row.count() == 1
    row.locator("[data-action=delete]").click()
    row.wait_for(state="detached")
    assert office.state(job) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, office, pdfs, scheme):
    office.ended(office.hand_in(*pdfs))
    page.emulate_media(color_scheme=scheme)
    page.reload()
    page.wait_for_selector(".job.done")
    assert problems(page) == []
