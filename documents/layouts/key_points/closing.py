"""What documents close with below their last item: from when they hold, who is told to take care, what is reported."""

import re

from documents.chinese.late_pattern import LatePattern
from documents.chinese.numerals import COUNTING
from documents.drafts import Inference
from documents.fields.unit_spans import unit_spans

__all__ = [
    "CARE",
    "EFFECT_NOTE",
    "ITSELF",
    "START",
    "TO_ALL",
    "asks_nothing_of_its_own",
    "asks_to_report",
    "calls_on_all",
    "closing_note",
    "is_closing_formula",
    "says_when_it_holds",
    "speaks_to_all",
]

_OF_MEETING = re.compile(r"(?:会议|专题会)(?:最后)?(?:要求|强调|指出|号召)")
TO_ALL = re.compile(r"各(?:有关|相关|责任|成员|参会|与会)?(?:地区|地方|部门|级|单位)")
"""Words for everybody."""

ITSELF = (
    r"(?:本|此|上述|以上)(?:要点|方案|通知|意见|办法|规定|细则|措施|政策措施|计划|清单|条例|制度|标准|指引|预案|规划|决定|通告|公告|"
    r"实施[\u4e00-\u9fff]{2,6}|行动[\u4e00-\u9fff]{2,4}|若干[\u4e00-\u9fff]{2,6}|政策)"
)
START = r"(?:从|自)[^。；，]{2,20}?(?:(?:起|日)(?:正式|开始)?|[年月](?:正式|开始))(?:施行|实施|执行|生效|试行)"
_SPAN = r"(?:有效期|试行期|执行期限?|实施期限?)(?:限)?[^。；，]{1,30}"
_EXPLAINS = r"由[^。；，]{2,40}负责(?:具体)?解释"
_COPIES = (
    rf"一式[{COUNTING}\d]+份|[^。；，,]{{0,10}}各[执持存留](?:[{COUNTING}\d]份)?"
    r"|[^。；，,]{0,12}(?:签字|签章|盖章|签署|签订)[^。；，,]{0,8}(?:生效|有效)"
)
_EFFECT = LatePattern(
    rf"(?:{ITSELF}[^。；，]{{0,16}}?[，,]?)?{START}(?:[，,]{_SPAN})?(?:[，,]{_EXPLAINS})?"
    rf"|(?:{ITSELF}[^。；，]{{0,16}}[，,])?{_SPAN}"
    r"|[^。；]*(?:《[^》]+》|[〔［\[]\d{4}[〕］\]]|此前|原[\u4e00-\u9fff]{2,8}规定)[^。；，]{0,20}(?:废止|停止执行|停止施行|不再执行|失效)"
    rf"|(?:{ITSELF}[^。；，]{{0,16}})?{_EXPLAINS}"
    r"|[^。；]{0,40}(?:与|同)[^。；，]{2,30}不(?:一致|符)的?[，,](?:以|按照?)[^。；，]{2,30}(?:为准|执行)"
    r"|[^。；]{0,40}(?:另有|有新的?|有其他)规定的?[，,](?:从其|按照?其|适用其)规定",
    (
        *(
            "起",
            "日",
            "开始",
            "正式",
            "有效期",
            "试行期",
            "执行期",
            "实施期",
            "废止",
            "停止",
            "不再",
            "失效",
            "解释",
            "不一致",
            "不符",
        ),
        *("另有", "有新", "有其他"),
    ),
)
_PAPER = LatePattern(
    rf"(?:{ITSELF}|(?:本|此)[\u4e00-\u9fff]{{0,8}}(?:书|状|协议|合同))(?:{_COPIES})(?:[，,](?:{_COPIES}))*",
    ("一式", "生效", "有效", "各执", "各持", "各存", "各留"),
)
"""What letters of responsibility and agreements close with: 本责任书一式三份，双方签字后生效."""

_SUBMITTED = LatePattern(
    r"(?:以上|上述)[^。；，,]{0,8}[，,]?(?:如|若|是否|有无)?(?:无不妥|可行|无异议|妥否|当否|妥当)[^。；]{0,4}[，,]?请[^。；]{1,40}"
    r"|(?:衷心|再次|最后)?感谢(?:你们|您|你)[^。；]{4,60}的(?:关心|支持|关注|帮助|理解)[^。；]*",
    ("不妥", "可行", "异议", "妥否", "当否", "妥当", "感谢"),
)
"""What reports and answers close with: 以上意见如无不妥，请批转各地执行。 and 感谢你们对…的关心和支持。"""

_SENTENCE_STOP = re.compile(r"[。；]")
_ADDRESSED = re.compile(
    r"^(?:(?:会议|专题会|大家)(?:最后)?(?:要求|强调|指出|号召)[，,:：]?|以上(?:任务|事项|工作)[，,]?)?(?:请|望|希望|要求)?(?:各(?:级|地|省|市|州|县|区|旗|乡镇|街道|单位|部门|有关|相关|地区|[（(][^（）()]{1,12}[）)]|[、，和及])*"
    r"(?:自治区|直辖市|人民政府|政府|党委|部门|单位|地区|地方|[、，和及各有关相级])*)"
)
CARE = re.compile(
    r"高度重视|充分认识|提高(?:思想|政治)?认识|切实加强(?:组织)?领导|加强组织领导|认真(?:贯彻|抓好|组织)|抓好(?:贯彻)?落实|狠抓落实|"
    r"结合实际|密切(?:协作|配合|协同)|强化协同配合"
)
_REPORT = re.compile(
    r"(?:问题|情况|事项|意见|建议|困难)[，,]?(?:请|要|应)?(?:及时|适时|定期|随时)?(?:向|报|反馈|报告|报送|函告)"
)
_LETTER = LatePattern(
    r"(?:请|望|烦请|敬请|以上)[^。；]*(?:报送|上报|报告|反馈|函告|报[至到]|发至|发送|联系|来电|沟通)[^。；]*"
)
"""What a letter asks of those who receive it: how and when to report."""

_CALL = re.compile(r"(?:[\u4e00-\u9fff]{2,6}[们志][!！,，])?让我们(?:更加)?[\u4e00-\u9fff]")
"""With what a call to everybody begins: 让我们更加紧密团结…."""

_MAX_FORMULA = 60  # characters of a formula that is nothing else
EFFECT_NOTE = Inference("closing-paragraph", "只说明施行、有效期、废止、解释或份数，不是要办的事")
"""Why what says only from when, how long and in how many copies a document holds is no task."""

_FORMULA_NOTE = Inference("closing-paragraph", "全文结尾对各方提的总要求，不是单独的一项任务，按最近的上级标题归入")
_OTHER_NOTE = Inference("closing-paragraph", "全文结尾的独立段落，没有编号和责任单位，按最近的上级标题归入")


def says_when_it_holds(text: str) -> bool:
    """Tell whether a text says only from when a document holds, who explains it, how many copies there are."""
    sentences = [sentence for sentence in _SENTENCE_STOP.split(text) if sentence.strip()]
    return bool(sentences) and all(
        any(pattern.fullmatch(sentence.strip()) for pattern in (_EFFECT, _PAPER, _SUBMITTED)) for sentence in sentences
    )


def is_closing_formula(text: str) -> bool:
    """Tell whether a paragraph closes a document: from when it holds, or that everybody is to take care and report."""
    if says_when_it_holds(text):
        return True
    if unit_spans(text):
        return False
    addressed = _ADDRESSED.match(text)
    return addressed is not None and bool(addressed[0]) and bool(CARE.search(text) or _REPORT.search(text))


def speaks_to_all(text: str) -> bool:
    """Tell whether minutes close with a text: 会议强调，各责任单位要提高政治站位."""
    return _OF_MEETING.match(text) is not None and (is_closing_formula(text) or TO_ALL.search(text) is not None)


def calls_on_all(text: str) -> bool:
    """Tell whether a document takes leave of its readers with a text: 让我们紧密团结在…周围，…作出新的贡献."""
    return _CALL.match(text) is not None


def asks_to_report(text: str) -> bool:
    """Tell whether a text only asks those who receive it to report: 请各单位于每月25日前报送进展情况."""
    sentences = [sentence.strip() for sentence in _SENTENCE_STOP.split(text) if sentence.strip()]
    return bool(sentences) and text.startswith(("请", "望", "烦请", "敬请")) and all(map(_LETTER.fullmatch, sentences))


def asks_nothing_of_its_own(text: str) -> bool:
    """Tell whether a text is one sentence that tells everybody to take care, and nothing else."""
    alone = len(text) <= _MAX_FORMULA and len(_SENTENCE_STOP.findall(text.rstrip("。"))) == 0
    return alone and re.search(r"\d", text) is None and is_closing_formula(text) and not says_when_it_holds(text)


def closing_note(text: str) -> Inference:
    """Say of a paragraph at the end of a document why it may be no task."""
    if says_when_it_holds(text):
        return EFFECT_NOTE
    return _FORMULA_NOTE if is_closing_formula(text) else _OTHER_NOTE
