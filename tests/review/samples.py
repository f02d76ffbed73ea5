"""Decisions built by hand over small documents."""

from dataclasses import replace
from hashlib import sha256

import compare.report_identity as identity
from align.model import Alignment, Candidate, Link
from compare import Comparison, compare
from compare.decisions import Decision, DecisionLog, Statement
from documents.model import Document, Source, Task

TEXTS = (
    "建立健全重大行政决策事项目录公开发布机制，及时发布目录。",
    "推进市场监管领域双随机一公开监管全覆盖，公开检查结果。",
    "做好疫情防控信息发布工作，回应社会关切。",
    "加强政府网站集约化建设，规范政务新媒体管理。",
    "完善政策解读机制，提高解读材料质量。",
    "规范依申请公开办理程序，提高答复质量。",
)


def document(side, texts=TEXTS, *, name=None):
    tasks = tuple(
        Task(f"{side}-{place:02d}", str(place), ("一、总体要求",), text) for place, text in enumerate(texts, start=1)
    )
    digest = sha256("\n".join(texts).encode()).hexdigest()
    return Document(
        side, f"{side}的工作要点", tasks, source=Source(name or f"{side}.txt", digest, "text", "key_points")
    )


def link(left, right, confidence=0.97):
    return Link(left, right, "edited", "full", 0.83456, confidence, "lexical")


def comparison(pairs=((0, 0), (1, 1), (2, 2), (2, 3)), left=None, right=None, runners_up=((3, 4, 0.4),)):
    left, right = left or document("old"), right or document("new")
    links = tuple(link(*pair) for pair in pairs)
    free = [tuple(set(range(len(side.tasks))) - {pair[i] for pair in pairs}) for i, side in enumerate((left, right))]
    alignment = Alignment(links, free[0], free[1], tuple(Candidate(*entry) for entry in runners_up))
    return compare(left, right, alignment, mode="year", signature=(("version", "0.1.0"), ("encoder", "none")))


def time(number):
    return f"2021-05-12T08:{number // 60:02d}:{number % 60:02d}.000Z"


def row_claim(of: Comparison, change):
    links = [of.links[place] for place in change.links]
    return Statement(
        left=tuple(of.left.tasks[i].id for i in change.left),
        right=tuple(of.right.tasks[j].id for j in change.right),
        links=tuple((of.left.tasks[entry.left].id, of.right.tasks[entry.right].id) for entry in links),
        kind=change.kind,
        score=min((entry.score for entry in links), default=None),
    )


def anchored(of: Comparison, decision: Decision):
    """Give a decision the anchors of the tasks that it names."""
    claims = [claim for claim in (decision.machine, decision.human) if claim is not None]
    left = {name for claim in claims for name in claim.left}
    right = {name for claim in claims for name in claim.right}
    return replace(
        decision,
        left_anchors=tuple(identity.task_anchor(task) for task in of.left.tasks if task.id in left),
        right_anchors=tuple(identity.task_anchor(task) for task in of.right.tasks if task.id in right),
    )


def decide(of: Comparison, row, action, number, *, links=None, kind=None, note=None, by="审核员甲", event=None):
    """Decide about the row at a place of the comparison; `links` are (left index, right index) for a relink."""
    change = of.changes[row]
    machine = row_claim(of, change)
    human = None
    if action == "retype":
        human = replace(machine, kind=kind, score=None)
    if action == "relink":
        human = relinked(of, machine, links)
    return anchored(
        of, Decision(event or f"event-{number:04d}", change.id, action, machine, human, (), (), note, by, time(number))
    )


def decide_link(of: Comparison, place, action, number, *, links=None, note=None, by="审核员甲"):
    """Decide about one link of the comparison."""
    left, right = of.left.tasks[of.links[place].left], of.right.tasks[of.links[place].right]
    machine = Statement((left.id,), (right.id,), ((left.id, right.id),), None, of.links[place].score)
    human = relinked(of, machine, links) if action == "relink" else None
    key = identity.link_key(left, right)
    return anchored(of, Decision(f"event-{number:04d}", key, action, machine, human, (), (), note, by, time(number)))


def relinked(of: Comparison, machine, links):
    """What a reviewer links instead; no links at all leave the left tasks, or else the right ones, without a partner."""
    pairs = tuple(sorted((of.left.tasks[i].id, of.right.tasks[j].id) for i, j in links))
    if not pairs:
        return Statement(machine.left, ())
    return Statement(
        tuple(dict.fromkeys(left for left, _ in pairs)), tuple(dict.fromkeys(right for _, right in pairs)), pairs
    )


def undo(of: Decision, number, *, by="审核员甲"):
    return Decision(f"event-{number:04d}", of.key, "undo", None, None, (), (), None, by, time(number), of.event)


def log(of: Comparison, *decisions, conflicts=()):
    return DecisionLog(identity.report_identity(of), tuple(decisions), tuple(conflicts))
