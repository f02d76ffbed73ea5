"""Names that survive a re-run: of a report, of a link, and of a task by what it says."""

import json
from hashlib import sha256

from compare.decisions import Anchor, Input, ReportIdentity
from compare.model import Comparison, Mode
from documents.model import Document, Task
from documents.task_lists.task_json import document_to_dict

__all__ = ["link_key", "report_id", "report_identity", "report_inputs", "task_anchor", "text_hash"]

TOOL = "policydiff"

QUOTE_CHARACTERS = 60
"""Characters of a text that an anchor quotes: enough to know a reworded task again, and 5,000 rows stay below 4 MB."""

HASH_DIGITS = 16
"""Hex digits of the hash of a text, 64 bits: two of a million texts meet by chance once in 40 million lists."""

ID_DIGITS = 12
"""Hex digits of the id of a report or a link: keys of one report that meet by chance would be read as one."""

PATH_JOINT = " › "

NOT_SETTINGS = frozenset(
    ["version", "left_sha256", "right_sha256", "left_corrections", "right_corrections", "reviewed"]
)
"""Entries of a signature that the hash of the settings leaves out: they are told by themselves, or are no setting."""


def text_hash(text: str) -> str:
    """Hash the words of a task: the first 16 hex digits of SHA-256 of its UTF-8 bytes, nothing folded away."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


def task_anchor(task: Task) -> Anchor:
    """Describe a task so that it is found again in a later version of its document."""
    return Anchor(task.id, PATH_JOINT.join(task.section), task.words[:QUOTE_CHARACTERS], text_hash(task.words))


def link_key(left: Task, right: Task) -> str:
    """Name the link of two tasks by their ids and texts: `l-` and 12 hex digits, whatever row it stands in."""
    content = f"{left.id}\x1f{left.words}\x1d{right.id}\x1f{right.words}"
    return "l-" + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def report_identity(comparison: Comparison) -> ReportIdentity:
    """Say which report a comparison is: by the mode and the bytes of its documents, not by their names."""
    signature = dict(comparison.signature)
    settings = sorted((name, value) for name, value in signature.items() if name not in NOT_SETTINGS)
    return ReportIdentity(
        id=report_id(comparison.left, comparison.right, comparison.mode),
        tool=f"{TOOL} {signature.get('version', '')}".strip(),
        settings_hash=sha256(json.dumps(settings, ensure_ascii=False).encode()).hexdigest()[:HASH_DIGITS],
        inputs=report_inputs(comparison.left, comparison.right),
    )


def report_id(left: Document, right: Document, mode: Mode) -> str:
    """Name the report of two documents: `p-` and 12 hex digits."""
    content = "\x1f".join([mode, *(entry.sha256 for entry in report_inputs(left, right))])
    return "p-" + sha256(content.encode()).hexdigest()[:ID_DIGITS]


def report_inputs(left: Document, right: Document) -> tuple[Input, Input]:
    """Name the documents of a report by their content."""
    return Input("left", *_named(left)), Input("right", *_named(right))


def _named(document: Document) -> tuple[str, str]:
    """Return name and hash of a document; one that came from no file is hashed as the task list it would be."""
    if document.source is not None:
        return document.source.name, document.source.sha256
    return document.id, sha256(json.dumps(document_to_dict(document), ensure_ascii=False).encode()).hexdigest()
