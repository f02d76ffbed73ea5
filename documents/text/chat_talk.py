"""What is said around a text in a chat: by an assistant, as no office speaks, or by those who send it to each other."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from documents.chinese.marks import find_mark
from documents.text.lines import SourceLine

__all__ = ["find_chat_talk"]

_SPEAKS = re.compile(
    r"您|(?:请|随时)*告诉我|让我知道|我[可已将会再来帮能]|需要我|是否需要|还需要|希望(?:以上|这|能|对)|(?:由|是)?\s*AI\s*(?:自动)?(?:生成|整理|识别)|"
    r"人工智能(?:自动)?生成|(?:仅供|供你)参考|^(?:好的|当然|没问题|可以的|收到|明白了?)[，,。！!：:]|"
    r"^(?:以上|上述)(?:内容|文字|信息|文本|文件|表格|为|是|就是|由|根据).{0,40}(?:整理|生成|提取|识别|转写|转换|录入|翻译|全部内容|完整内容)|"
    r"^(?:以下|下面)(?:是|为).{0,40}(?:整理|生成|提取|识别|转写|转换|录入|翻译|内容|文本|全文|版本|格式).{0,20}[：:。]$|"
    r"^(?:Sure|Certainly|Of course|Here(?:'s| is| are)|Let me know|I hope|Hope this)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"\s*(?P<who>[^。；，：:\s]{1,20})\s+(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*"
)
"""Who sent a message, and when: 办公室-小周 2026/5/6 9:14:22."""

_ASKS = re.compile(r"(?:请?(?:各位|大家))?(?:收到|看到)(?:后|的)?请?(?:及时)?(?:回复|回一下|回个话|告知)\W*")
"""What asks for an answer, which no document does of its reader."""

_ANSWERS = re.compile(r"收到\W?")
"""An answer; amid a text it is the cell of a table."""

_MAX_LINES = 6  # at either end of a text; the turns of a long conversation are no document
_MAX_LENGTH = 200  # characters of what is said at once
_MAX_ANSWER = 40  # characters of a line of those who answer
_UNITS = re.compile(r"(?:责任|牵头|配合|承办)(?:单位|部门)[:：]|负责[）)]")


def find_chat_talk(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines at the head and the foot of a text in which somebody speaks to its reader.

    Args:
        lines: lines that are not blank, without markup.
    """
    found: set[int] = set()
    senders = _senders(lines)
    for ordered in (lines, lines[::-1]):
        for line in ordered[:_MAX_LINES]:
            if line.number not in senders and not _is_talk(line):
                break
            found.add(line.number)
    found.update(line.number for line in lines[_answers(lines, senders) :])
    counted = Counter(senders.values())
    found.update(number for number, who in senders.items() if counted[who] > 1)  # who sends a text in parts
    found.update(line.number for line in lines if _ASKS.fullmatch(line.text))
    return frozenset(found) if len(found) < len(lines) else frozenset()


def _senders(lines: Sequence[SourceLine]) -> Mapping[int, str]:
    """Return who sent something, by the number of the line that says so.

    Lines of that shape below one another are the hours of a day: 签到 8:30 above 开会 9:00.
    """
    shaped = [_SENDER.fullmatch(line.content.text) for line in lines]
    return {
        line.number: found["who"]
        for at, (line, found) in enumerate(zip(lines, shaped, strict=True))
        if found is not None and not any(shaped[max(0, at - 1) : at]) and not any(shaped[at + 1 : at + 2])
    }


def _answers(lines: Sequence[SourceLine], senders: Container[int]) -> int:
    """Find where those who were sent the text answer it: who, when and a few words below one another to its end."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if (
            len(line.text) > _MAX_ANSWER
            or "\t" in line.content.text
            or find_mark(line.text)
            or _UNITS.search(line.text)
        ):
            break
        if line.number in senders:
            start = at
    marked = any(find_mark(line.text) is not None for line in lines[:start])
    return start if marked else len(lines)


def _is_talk(line: SourceLine) -> bool:
    text = line.text
    said = _SPEAKS.search(text) or _ASKS.fullmatch(text) or _ANSWERS.fullmatch(text)
    return (
        len(text) <= _MAX_LENGTH
        and said is not None
        and find_mark(text) is None
        and "\t" not in line.content.text
        and _UNITS.search(text) is None
    )
