"""The words of the window, Chinese first and English beside it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reports import LANGUAGES, Language

__all__ = ["office_words"]

_STRINGS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("政策文件对照", "Compare policy documents"),
    "purpose": (
        "选两份文件，稍等片刻，看哪些任务新增、删去、改写，责任单位和时限有什么变化。",
        "Choose two files, wait a moment, and see which tasks came, went or were rewritten, and whose they are now.",
    ),
    "local": (
        "文件只在这台电脑上处理，不联网。",
        "Files are worked on by this computer alone, without a network.",
    ),
    "zone_left": ("左文件", "Left document"),
    "zone_right": ("右文件", "Right document"),
    "hint_left": ("去年的、上级的，或第一份", "last year's, the higher one, or the first"),
    "hint_right": ("今年的、下级的，或第二份", "this year's, the lower one, or the second"),
    "drop": ("把文件拖到这里，或点这里选择", "Drop a file here, or click to choose one"),
    "swap": ("左右互换", "Swap"),
    "start": ("开始比对", "Compare"),
    "mode": ("怎样比", "Kind of comparison"),
    "mode_guess": ("由程序判断", "as the documents tell"),
    "mode_year": ("两个年度", "two years"),
    "mode_level": ("上级与下级", "higher and lower level"),
    "mode_region": ("两个地区", "two regions"),
    "limits": (
        "可以选 Word（.docx、.doc、.wps）、PDF、OFD、Excel、网页、文本、扫描件和照片，每份不超过 {megabytes} MB。",
        "Word (.docx, .doc, .wps), PDF, OFD, Excel, web pages, text, scans and photos, up to {megabytes} MB each.",
    ),
    "kept": (
        "原文件 {days} 天后自动删除；报告保留到您删除为止。",
        "The files are deleted after {days} days; a report stays until you delete it.",
    ),
    "kept_not": (
        "原文件比对完就删除；报告保留到您删除为止。",
        "The files are deleted once they are compared; a report stays until you delete it.",
    ),
    "reports": ("我的报告", "My reports"),
    "none": ("还没有报告。选好左右两份文件，再点“开始比对”。", "No report yet. Choose two files, then Compare."),
    "pair": ("{left} → {right}", "{left} → {right}"),
    "state_queued": ("排队等候", "waiting for its turn"),
    "state_reading": ("正在读文件", "reading the files"),
    "state_linking": ("正在逐项对应", "linking the tasks"),
    "state_drawing": ("正在生成报告", "drawing the report"),
    "state_done": ("已完成", "done"),
    "state_refused": ("没有比成", "not compared"),
    "state_stopped": ("已停止", "stopped"),
    "percent": ("{word} {percent}%", "{word} {percent}%"),
    "open": ("打开报告", "Open the report"),
    "download": ("下载", "Download"),
    "format_docx": ("Word", "Word"),
    "format_xlsx": ("Excel", "Excel"),
    "format_pdf": ("PDF", "PDF"),
    "format_html": ("网页", "Web page"),
    "format_csv": ("CSV", "CSV"),
    "stop": ("停止", "Stop"),
    "delete": ("删除", "Delete"),
    "delete_sure": (
        "删除这份报告、其中的审核决定和保存的原文件？删除后不能恢复。",
        "Delete this report, the decisions on it and the files kept for it? They cannot be brought back.",
    ),
    "named": ("{action}：{title}", "{action}: {title}"),
    "doubts": ("读文件时的提示 {count} 条", "{count} warnings of reading"),
    # why two files were not compared: what to do, before the sentence of the reader
    "error_EmptyFileError": ("文件里没有文字；如果是扫描件，请先装好文字识别。", "There is no text in the file."),
    "error_NoTasksError": (
        "没有读出任务：请确认选的是要点、分工、清单一类的文件，而不是封面或转发通知。",
        "No task was found: see that it is a plan, a division or a list, and no cover letter.",
    ),
    "error_UnreadableFileError": (
        "这份文件打不开：请用原来的程序打开，另存一份（Word 存为 .docx，或存为文本）再选。",
        "The file cannot be opened: open it in its own program and save a copy.",
    ),
    "error_disk": (
        "磁盘已满或不能写入：请腾出空间后再比一次。",
        "The disk is full or cannot be written; make room and compare again.",
    ),
    "error_other": ("没有比成。", "They were not compared."),
    "error_told": ("{advice}（{sentence}）", "{advice} ({sentence})"),
    "uploading": ("正在上传 {name}：{percent}%", "Uploading {name}: {percent}%"),
    "choose_both": ("请先选好左右两份文件。", "Choose both files first."),
    "too_large": ("{name} 超过 {megabytes} MB，请另选。", "{name} has more than {megabytes} MB; choose another one."),
    "started": ("已开始比对，完成后列在下面。", "Comparing; the report will stand in the list below."),
    "unreachable": (
        "连不上程序：请看运行它的窗口是否还开着。",
        "The program does not answer: see that its window is open.",
    ),
    "shared_purpose": (
        "文件只在办公室的这台服务器上处理，不上外网。",
        "Files are worked on by this server of the office alone.",
    ),
    "shared_reports": ("本办公室的报告", "Reports of the office"),
    "shared_none": ("还没有报告。", "No report yet."),
    "owner": ("{name} 提交", "handed in by {name}"),
    "reads_only": (
        "您的账号可以查看和下载全部报告；需要提交文件或审核，请找管理员。",
        "Your account sees and downloads all reports; ask an administrator to hand files in or to decide.",
    ),
    "signed_in": ("{name}（{role}）", "{name} ({role})"),
    "role_read": ("查看", "reads"),
    "role_review": ("审核", "reviews"),
    "role_admin": ("管理员", "administrator"),
    "account": ("我的口令", "My password"),
    "people": ("人员", "People"),
    "sign_in": ("登录", "Sign in"),
    "sign_out": ("退出", "Sign out"),
    "sign_in_purpose": ("请用管理员给您的名称和口令登录。", "Sign in with the name and password that you were given."),
    "name": ("名称", "Name"),
    "role": ("可以做什么", "Role"),
    "password": ("口令", "Password"),
    "password_old": ("现在的口令", "Present password"),
    "password_new": ("新口令", "New password"),
    "password_again": ("再输一次", "Once more"),
    "password_rule": ("至少 10 个字符，不要含有名称。", "10 characters or more, without the name."),
    "password_differ": ("两次输入的口令不同。", "The two passwords differ."),
    "password_change": ("改口令", "Change the password"),
    "password_changed": ("口令已改。", "The password is changed."),
    "person_add": ("添加", "Add"),
    "person_remove": ("删除", "Remove"),
    "person_role": ("改为", "Change to"),
    "person_sure": ("删除 {name}？以前的报告和决定保留。", "Remove {name}? Reports and decisions stay."),
    "back": ("返回清单", "Back to the list"),
    "session_over": (
        "登录已结束，决定暂存本机：请在新窗口登录",
        "You are signed out: decisions wait here; sign in in another window",
    ),
    "reader": ("只能查看，不能审核", "You may look, not decide"),
    "needs_script": ("请允许此页运行脚本。", "This page needs its script."),
}


def office_words(language: Language) -> Mapping[str, str]:
    """Return all strings of one language by key."""
    position = LANGUAGES.index(language)
    return MappingProxyType({key: texts[position] for key, texts in _STRINGS.items()})
