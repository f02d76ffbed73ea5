"""Small collections with links of our choice, and the hypothesis strategies that make them."""

from itertools import combinations

from hypothesis import strategies as st

from align.model import Alignment, ClausePair, Link
from collate import Collection, ComparedPair, Gathering, collate, gathered, planned_pairs
from compare import compare
from documents.model import Document, Task

DEMANDS = [
    "加强政策解读，",
    "按季度公布工作进展，",
    "建立健全会议公开制度。",
    "按照有关要求，",
    "推进政府网站集约化建设。",
    "应当在30日内答复申请人。",
    "及时回应社会关切，",
    "每年开展两次业务培训。",
]


def document(name, *texts, year=2020, region=None, level="province"):
    tasks = tuple(Task(f"{name}-{n:02}", str(n), (), text) for n, text in enumerate(texts, start=1))
    return Document(name, f"{name}的标题", tasks, year=year, region=region, level=level)


def link(left, right, confidence=0.95, clauses=()):
    pairs = tuple(ClausePair(*ends, 0.9) for ends in clauses)
    return Link(left, right, "edited", "full", 0.9, confidence, "lexical", clauses=pairs)


def collection(documents, links, *, axis="years", base=None, missing=(), compared=None, must=(), cannot=()):
    """Compare every two documents by given links.

    Args:
        documents: in any order.
        links: (document id, task index, document id, task index) → confidence; in either direction.
        compared: pairs of ids that are compared; all when None.
        must: (document id, task index, document id, task index) that are one by decision.
        cannot: the same that are none.
    """
    gathering = gathered(documents, axis, base=base, missing=missing)
    return made(gathering, links, compared=compared, must=must, cannot=cannot)


def made(gathering: Gathering, links, *, compared=None, must=(), cannot=()):
    mode = {"years": "year", "levels": "level", "regions": "region"}[gathering.axis]
    pairs = []
    for left, right in planned_pairs(gathering.witnesses):
        one, other = gathering.witnesses[left], gathering.witnesses[right]
        if compared is not None and not {(one.id, other.id), (other.id, one.id)} & set(compared):
            continue
        own = {ends: value for key, value in dict(links).items() if (ends := _ends(key, one.id, other.id))}
        forced = frozenset(ends for key in must if (ends := _ends(key, one.id, other.id)))
        cut = frozenset(ends for key in cannot if (ends := _ends(key, one.id, other.id))) - forced
        wanted = {**own, **dict.fromkeys(forced, 1.0)}
        alignment = Alignment(tuple(link(*ends, wanted[ends]) for ends in sorted(wanted) if ends not in cut), (), ())
        comparison = compare(one.document, other.document, alignment, mode=mode)
        pairs.append(ComparedPair(left, right, comparison, forced, cut))
    return Collection(gathering.axis, gathering.witnesses, tuple(pairs), gathering.base)


def _ends(key, left, right):
    if (key[0], key[2]) == (left, right):
        return key[1], key[3]
    if (key[2], key[0]) == (left, right):
        return key[3], key[1]
    return None


def collated(documents, links=(), **options):
    return collate(collection(documents, dict(links), **options))


texts = st.lists(st.sampled_from(DEMANDS), min_size=1, max_size=4).map("".join)


@st.composite
def documents(draw, least=2, most=4):
    count = draw(st.integers(least, most))
    years = draw(st.lists(st.integers(2018, 2025), min_size=count, max_size=count))
    return [
        document(f"d{number}", *draw(st.lists(texts, min_size=1, max_size=3)), year=year)
        for number, year in enumerate(years)
    ]


def ends_of(found):
    """Every pair of tasks of two documents."""
    return [
        (one.id, i, other.id, j)
        for one, other in combinations(found, 2)
        for i in range(len(one.tasks))
        for j in range(len(other.tasks))
    ]


@st.composite
def linked_documents(draw, least=2, most=4):
    found = draw(documents(least, most))
    chosen = draw(st.lists(st.sampled_from(ends_of(found)), max_size=10, unique=True))
    return found, {ends: draw(st.sampled_from([0.4, 0.9, 1.0])) for ends in chosen}
