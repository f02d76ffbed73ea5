"""Small documents and alignments, and the hypothesis strategies that make them."""

from hypothesis import strategies as st

from align.model import Alignment, Label, Link
from documents.model import Document, Task, UnitName

WORDS = [
    "加强",
    "信息",
    "公开",
    "政务",
    "《条例》",
    "“一件事”",
    "2020年底",
    "4%",
    "26个",
    "AI",
    "的",
    "和",
    "、",
    "（",
    "）",
    "５",
    "𠮷",
]

texts = st.lists(st.sampled_from([*WORDS, "，", "。", ",", "；", " ", "\n"]), max_size=24).map("".join)

UNITS = [
    "省司法厅",
    "市司法局",
    "省大数据局",
    "市政务数据办",
    "各市、县（市、区）政府",
    "省级有关单位",
    "市级有关部门（单位）",
]


def task(number: int, text: str, *, document: str = "doc", **fields: object) -> Task:
    lead, responsible, cooperating = (
        tuple(UnitName(name) for name in fields.get(role, ()))  # type: ignore[attr-defined]
        for role in ("lead", "responsible", "cooperating")
    )
    return Task(
        id=f"{document}-{number:02}",
        number=str(number),
        section=(),
        text=text,
        lead_units=lead,
        responsible_units=responsible,
        cooperating_units=cooperating,
        deadline=fields.get("deadline"),  # type: ignore[arg-type]
    )


def document(
    *tasks: Task | str, name: str = "doc", year: int | None = None, everywhere: tuple[str, ...] = ()
) -> Document:
    made = tuple(task(n, t, document=name) if isinstance(t, str) else t for n, t in enumerate(tasks, start=1))
    return Document(
        name, f"{name}的标题", made, year=year, global_responsible_units=tuple(UnitName(unit) for unit in everywhere)
    )


def link(left: int, right: int, label: Label = "edited", confidence: float = 0.95) -> Link:
    return Link(left, right, label, "full", 0.9, confidence, "lexical")


def alignment(*links: Link) -> Alignment:
    return Alignment(tuple(sorted(links, key=lambda one: (one.left, one.right))), (), ())


@st.composite
def tasks(draw: st.DrawFn, name: str) -> Document:
    rows = draw(
        st.lists(
            st.tuples(
                texts,
                st.lists(st.sampled_from(UNITS), max_size=3, unique=True),
                st.lists(st.sampled_from(UNITS), max_size=3, unique=True),
                st.sampled_from([None, "年底前", "2020年底前"]),
            ),
            max_size=6,
        )
    )
    made = [
        task(number, text, document=name, lead=lead, responsible=responsible, deadline=deadline)
        for number, (text, lead, responsible, deadline) in enumerate(rows, start=1)
    ]
    return document(*made, name=name, year=2020, everywhere=tuple(draw(st.lists(st.sampled_from(UNITS), max_size=1))))


@st.composite
def aligned_documents(draw: st.DrawFn) -> tuple[Document, Document, Alignment]:
    left, right = draw(tasks("left")), draw(tasks("right"))
    pairs = [(i, j) for i in range(len(left.tasks)) for j in range(len(right.tasks))]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=8, unique=True)) if pairs else []
    links = [
        link(i, j, draw(st.sampled_from(["same", "edited", "rewritten"])), draw(st.sampled_from([0.3, 0.8, 1.0])))
        for i, j in chosen
    ]
    return left, right, alignment(*links)
