"""What a chat assistant says around a text."""

import pytest

from documents.text.chat_talk import find_chat_talk
from documents.text.lines import source_lines
from tests.documents.small_documents import read

ITEMS = "## 一、强化保障\n\n**1. 提高标准。** 养老金每月提高15元。（责任单位：县人社局）\n\n**2. 加强培训。** 培训800人次。（责任单位：县人社局）\n"


@pytest.mark.parametrize(
    "before",
    ["", "好的，以下是整理后的内容：\n\n", "当然！下面是您需要的 Markdown 版本：\n\n", "Sure, here is the text:\n\n"],
)
@pytest.mark.parametrize(
    "after",
    [
        "以上内容根据您上传的图片整理，如需调整请告诉我。",
        "---\n\n如果需要，我可以继续整理其他部分。",
        "希望以上内容对您有帮助！\n\n是否需要我导出为表格？",
        "（注：文档部分内容由 AI 生成）",
        "以上为文件识别结果，仅供参考。",
        "Let me know if you need anything else!",
        "办公室-小周 2026/5/6 9:15:03\n收到请回复",
        "小周 9:15\n请大家收到后及时回复！",
    ],
)
def test_talk_around_a_text_is_no_task(before, after):
    document = read(f"{before}# 清溪县2025年就业工作要点\n\n{ITEMS}\n{after}\n")
    assert [task.text for task in document.tasks] == ["养老金每月提高15元。", "培训800人次。"]
    assert document.title == "清溪县2025年就业工作要点"


@pytest.mark.parametrize(
    "answers",
    ["李干事 2025/5/12 09:20\n收到", "李干事 09:20\n收到收到\n\n张会计 09:26\n我村今天报齐，已发邮箱", "小周 9:15\n👌"],
)
def test_what_others_answer_below_a_text_is_no_task(answers):
    document = read(
        f"王主任 09:14\n本周安排如下：\n1、排查警示牌。（责任单位：镇水利站）\n2、认证清零。\n\n{answers}\n"
    )
    assert [task.text for task in document.tasks] == ["排查警示牌。", "认证清零。"]


def test_items_below_who_sent_them_are_no_answers():
    text = "王主任 09:14\n1、排查警示牌。\n李干事 09:20\n2、认证清零。（责任单位：镇民政办）\n"
    assert [task.text for task in read(text).tasks][-1] == "认证清零。"


def test_who_sends_a_text_in_parts_is_none_of_it():
    text = "王主任 6月3日 08:12\n1、清理杂草。\n2、疏通水沟。\n王主任 6月3日 08:15\n3、打扫庭院。\n收到请回复🙏\n石桥村委会\n2025年6月3日\n"
    assert [task.text for task in read(text).tasks] == ["清理杂草。", "疏通水沟。", "打扫庭院。"]


def test_the_hours_of_a_day_are_no_senders():
    lines = source_lines("会务安排\n一、议程\n签到 8:30\n开会 9:00\n参观 10:30")
    assert find_chat_talk(lines) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "以上任务由县政府办公室负责督促落实。",
        "请各单位于每月5日前报送进展。",
        "三、您的意见我来办。",
        "（责任单位：县信访局，仅供参考）",
        "以下是重点任务。",
        "收到举报后及时回复举报人。",
        "会议时间 2026/5/6 9:15—11:00",
        "收到\n二、督查\n（一）通报进度。",  # the state of a task, amid a text
    ],
)
def test_what_an_office_says_is_no_talk(line):
    assert find_chat_talk(source_lines(f"清溪县工作要点\n一、公开\n{line}")) == frozenset()
