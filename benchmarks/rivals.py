"""Others who pair texts, each as a function from two lists to links; a library is imported when it is first called."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import HtmlDiff, SequenceMatcher
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from align.model import Segment

__all__ = ["RIVALS", "Found", "Rival", "missing_packages"]

Found = Mapping[tuple[int, int], float]
"""Links with their confidence; 1 where a rival names none."""

Segments = Sequence[Segment]

DIFFLIB_CUTOFF = 0.15
RAPIDFUZZ_CUTOFF = 0.2
PARTIAL_CUTOFF = 0.45
TFIDF_CUTOFF = 0.3
MONOTONE_CUTOFF = 0.05
POLYFUZZ_CUTOFF = 0.1
"""One cutoff each, inclusive: of steps of .05 the one with the best F1, mean over the labelled and over the short
generated pairs (`python -m benchmarks.versus --cutoffs`). So they are fitted on what they are measured on, in favour of
the rivals."""

SHARED = 0.5
"""Share of the characters of the shorter text from which two tasks count as linked by a tool that aligns characters."""

PAIRED_ROW = re.compile(r'id="from\d+_(\d+)">.*?id="to\d+_(\d+)">')
GROUP = 4
"""Texts that the monotone aligner takes together on both sides, at most; its own default of 8 encodes twice as much."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A way to link two lists.

    Attributes:
        name: in the table.
        link: gives the links.
        packages: distributions it needs; their versions stand in the table.
        encodes: left tasks up to which vectors are computed, in a first run, so that a second one measures the linking
            with stored vectors; longer lists would encode for longer than all the rest takes. 0 if it needs none.
        cutoff: what `link` may be called with as a third argument; None if it takes none.
    """

    name: str
    link: Callable[..., Found]
    packages: tuple[str, ...] = ()
    encodes: int = 0
    cutoff: float | None = None


def missing_packages(rival: Rival) -> tuple[str, ...]:
    """List the packages of a rival that are not installed."""
    missing = []
    for name in rival.packages:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    return tuple(missing)


def policydiff_none(left: Segments, right: Segments) -> Found:
    """Link with `align` by characters."""
    return _policydiff(left, right, "none")


def policydiff_default(left: Segments, right: Segments) -> Found:
    """Link with `align` and the bundled encoder."""
    return _policydiff(left, right, "default")


def _policydiff(left: Segments, right: Segments, encoder: str) -> Found:
    from align import align, load_encoder

    return {
        (link.left, link.right): link.confidence for link in align(left, right, encoder=load_encoder(encoder)).links
    }


def difflib_rows(left: Segments, right: Segments, cutoff: float = DIFFLIB_CUTOFF) -> Found:
    """Link the texts that `difflib.HtmlDiff` shows in one row, if they are alike: it fills rows with strangers."""
    texts = _lines(left), _lines(right)
    table = HtmlDiff().make_table(*texts)
    rows = [PAIRED_ROW.search(row) for row in table.split("</tr>")]
    pairs = [(int(row[1]) - 1, int(row[2]) - 1) for row in rows if row]
    return {(i, j): 1.0 for i, j in pairs if _ratio(texts[0][i], texts[1][j]) >= cutoff}


def rapidfuzz_best(left: Segments, right: Segments, cutoff: float = RAPIDFUZZ_CUTOFF) -> Found:
    """Link every text to the one with the best `Indel` similarity, from both sides."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    return _best_of(cdist(_texts(left), _texts(right), scorer=Indel.normalized_similarity), cutoff)


def rapidfuzz_partial(left: Segments, right: Segments, cutoff: float = PARTIAL_CUTOFF) -> Found:
    """Link every text to the one with the best `partial_ratio`, from both sides: a part may match a whole."""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import cdist

    return _best_of(cdist(_texts(left), _texts(right), scorer=partial_ratio) / 100.0, cutoff)


def tfidf_threshold(left: Segments, right: Segments, cutoff: float = TFIDF_CUTOFF) -> Found:
    """Link all pairs whose TF-IDF cosine reaches a threshold: 2- and 3-grams of the last heading and the text."""
    similar = _cosines([_headed(one) for one in left], [_headed(one) for one in right]).tocoo()
    pairs = zip(similar.row.tolist(), similar.col.tolist(), similar.data.tolist(), strict=True)
    return {(i, j): 1.0 for i, j, value in pairs if value >= cutoff}


def monotone(left: Segments, right: Segments, cutoff: float = MONOTONE_CUTOFF) -> Found:
    """Link in reading order at the greatest sum of TF-IDF cosines, 1:1, 1:2 or 2:1; a small programme of our own."""
    import numpy as np

    similar = _cosines(_texts(left), _texts(right)).toarray()
    gain = np.maximum(similar - cutoff, -1.0)
    best = np.zeros((len(left) + 1, len(right) + 1))
    for i in range(1, len(left) + 1):
        step = np.maximum(best[i - 1, 1:], best[i - 1, :-1] + gain[i - 1])
        if i > 1:
            step = np.maximum(step, best[i - 2, :-1] + gain[i - 2] + gain[i - 1])
        step[1:] = np.maximum(step[1:], best[i - 1, :-2] + gain[i - 1, :-1] + gain[i - 1, 1:])
        best[i, 1:] = np.maximum.accumulate(step)
    found: dict[tuple[int, int], float] = {}
    i, j = len(left), len(right)
    while i and j:
        moves = [((1, 0), 0.0), ((0, 1), 0.0), ((1, 1), gain[i - 1, j - 1])]
        moves += [((2, 1), gain[i - 2, j - 1] + gain[i - 1, j - 1])] if i > 1 else []
        moves += [((1, 2), gain[i - 1, j - 2] + gain[i - 1, j - 1])] if j > 1 else []
        (down, across), _ = max(moves, key=lambda move: best[i - move[0][0], j - move[0][1]] + move[1])
        found |= {(i - 1 - a, j - 1 - b): 1.0 for a in range(down) for b in range(across)}
        i, j = i - down, j - across
    return found


def sentalign_blocks(left: Segments, right: Segments) -> Found:
    """Link what `sentalign` (Vecalign) puts in one block, with our encoder."""
    import numpy as np

    from align import load_encoder

    encoder = load_encoder("default")
    assert encoder is not None  # only "none" is None
    with np.errstate(invalid="ignore"):
        result = _library("sentalign").sentalign(_texts(left), _texts(right), encoder=encoder, alignment_max_size=GROUP)
    return {(i, j): 1.0 for block in result.alignments for i in block.src_indices for j in block.tgt_indices}


def redlines_tokens(left: Segments, right: Segments) -> Found:
    """Link what `redlines` leaves equal or replaces by one another, paragraph by paragraph, the texts as they are."""
    changes = _library("redlines").Redlines("\n\n".join(_lines(left)), "\n\n".join(_lines(right)))
    sides = [_token_owners(texts) for texts in (_lines(left), _lines(right))]
    found: dict[tuple[int, int], float] = {}
    for kind, left_from, left_to, right_from, right_to in changes.opcodes:
        rows = dict.fromkeys(sides[0][left_from:left_to])
        columns = dict.fromkeys(sides[1][right_from:right_to])
        if kind in {"equal", "replace"}:
            found |= dict.fromkeys(zip(rows, columns, strict=False), 1.0)
    return found


def redlines_characters(left: Segments, right: Segments) -> Found:
    """Link by the characters that `redlines` leaves equal, given a blank between any two: it cuts tokens at blanks."""
    spaced = ["\n\n".join(" ".join(text) for text in texts) for texts in (_lines(left), _lines(right))]
    changes = _library("redlines").Redlines(*spaced)
    sides = [_token_owners([" ".join(text) for text in texts]) for texts in (_lines(left), _lines(right))]
    equal = (
        pair
        for kind, left_from, left_to, right_from, right_to in changes.opcodes
        if kind == "equal"
        for pair in zip(sides[0][left_from:left_to], sides[1][right_from:right_to], strict=True)
    )
    return _sharing(equal, left, right)


def polyfuzz_tfidf(left: Segments, right: Segments, cutoff: float = POLYFUZZ_CUTOFF) -> Found:
    """Link every left text to the best right one of `PolyFuzz` with its TF-IDF model."""
    model = _library("polyfuzz.models").TFIDF(
        n_gram_range=(2, 3), clean_string=False, min_similarity=0.0, cosine_method="sklearn", model_id="tfidf"
    )
    matches = model.match(_texts(left), _texts(right))
    places = {text: place for place, text in reversed(list(enumerate(_texts(right))))}
    rows = zip(matches["To"].tolist(), matches["Similarity"].tolist(), strict=True)
    return {(i, places[text]): 1.0 for i, (text, value) in enumerate(rows) if text in places and value >= cutoff}


def collatex_clauses(left: Segments, right: Segments) -> Found:
    """Link by the clauses that `collatex` puts in one column; its tokens are clauses, since characters take hours."""
    from align.clauses import clauses

    witnesses: list[dict[str, Any]] = []
    for name, side in (("left", left), ("right", right)):
        tokens = [
            {"t": text[start:end], "n": text[start:end].strip("，。；"), "task": index}
            for index, text in enumerate(_texts(side))
            for start, end in clauses(text)
        ]
        witnesses.append({"id": name, "tokens": tokens})
    table = _library("collatex").collate({"witnesses": witnesses}, segmentation=False, near_match=True)
    equal = []
    for column in table.columns:
        cells = [column.tokens_per_witness.get(name) for name in ("left", "right")]
        if all(cells):
            one, other = (cell[0].token_data for cell in cells)
            if _ratio(one["n"], other["n"]) >= SHARED:
                equal += [(one["task"], other["task"])] * min(len(one["t"]), len(other["t"]))
    return _sharing(equal, left, right)


def docxodus_runs(left: Segments, right: Segments) -> Found:
    """Link by the characters that `Docxodus` leaves unmarked, and by its moves; the lists as Word documents."""
    from benchmarks.tracked_changes import kept_characters, word_document

    engine = _library("python_redlines.engines").DocxodusEngine()
    texts = _texts(left), _texts(right)
    output, _, _ = engine.run_redline("benchmark", word_document(texts[0]), word_document(texts[1]), detect_moves=True)
    owners = [[index for index, text in enumerate(side) for _ in text] for side in texts]
    return _sharing(((owners[0][i], owners[1][j]) for i, j in kept_characters(output)), left, right)


RIVALS = (
    Rival("policydiff, encoder none", policydiff_none),
    Rival("policydiff, encoder default", policydiff_default, ("tokenizers",), encodes=1000),
    Rival("difflib.HtmlDiff", difflib_rows, cutoff=DIFFLIB_CUTOFF),
    Rival("rapidfuzz, best Indel", rapidfuzz_best, ("rapidfuzz",), cutoff=RAPIDFUZZ_CUTOFF),
    Rival("rapidfuzz, best partial_ratio", rapidfuzz_partial, ("rapidfuzz",), cutoff=PARTIAL_CUTOFF),
    Rival("TF-IDF, one threshold (own)", tfidf_threshold, ("scipy",), cutoff=TFIDF_CUTOFF),
    Rival("monotone programme (own)", monotone, ("numpy", "scipy"), cutoff=MONOTONE_CUTOFF),
    Rival("sentalign (Vecalign), our encoder", sentalign_blocks, ("sentalign",), encodes=200),
    Rival("PolyFuzz, TF-IDF", polyfuzz_tfidf, ("polyfuzz",), cutoff=POLYFUZZ_CUTOFF),
    Rival("redlines, as it is", redlines_tokens, ("redlines",)),
    Rival("redlines, characters spaced", redlines_characters, ("redlines",)),
    Rival("CollateX, near match", collatex_clauses, ("collatex",)),
    Rival("Docxodus", docxodus_runs, ("python-redlines", "python-redlines-docxodus")),
)
"""In the order of the tables: ours first."""


def _texts(side: Segments) -> list[str]:
    return [segment.text for segment in side]


def _lines(side: Segments) -> list[str]:
    """Give the texts without white space, for tools that cut lines, paragraphs or tokens at it."""
    return ["".join(segment.text.split()) for segment in side]


def _headed(segment: Segment) -> str:
    return "".join(segment.headings[-1:]) + segment.text


def _ratio(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _library(name: str) -> Any:  # noqa: ANN401  optional libraries have no types here
    return import_module(name)


def _best_of(similar: Any, cutoff: float) -> Found:  # noqa: ANN401  an array, of an optional library
    """Link the best of every row and of every column, if it reaches the cutoff."""
    rows, columns = similar.argmax(axis=1).tolist(), similar.argmax(axis=0).tolist()
    pairs = [*enumerate(rows), *((i, j) for j, i in enumerate(columns))]
    return {(i, j): 1.0 for i, j in pairs if similar[i, j] >= cutoff}


def _cosines(left: Sequence[str], right: Sequence[str]) -> Any:  # noqa: ANN401  a sparse matrix
    """Give all TF-IDF cosines of two lists as a sparse matrix."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    places: dict[str, int] = defaultdict(lambda: len(places))
    counts = [
        Counter(places[text[start : start + size]] for size in (2, 3) for start in range(len(text) - size + 1))
        for text in (*left, *right)
    ]
    starts = np.cumsum([0, *map(len, counts)])
    columns = np.array([place for count in counts for place in count], np.int64)
    values = np.array([1.0 + np.log(number) for count in counts for number in count.values()])
    spread = np.bincount(columns, minlength=len(places))
    values = values * np.log((1 + len(counts)) / (1 + spread))[columns]
    table = csr_array((values, columns, starts), shape=(len(counts), len(places)))
    lengths = np.sqrt(np.asarray((table * table).sum(axis=1)).ravel())
    table = csr_array(diags_array(1.0 / np.maximum(lengths, 1e-12)) @ table)
    return table[: len(left)] @ table[len(left) :].T


def _token_owners(texts: Sequence[str]) -> list[int]:
    """Say to which text each token of `redlines` belongs; the mark between two paragraphs belongs to the second."""
    tokenize = _library("redlines.processor").tokenize_text
    return [index for index, text in enumerate(texts) for _ in range(len(tokenize(text)) + bool(index))]


def _sharing(equal: Iterable[tuple[int, int]], left: Segments, right: Segments) -> Found:
    """Link the tasks that have `SHARED` of the characters of the shorter one in common.

    Args:
        equal: left and right task of every character that a tool leaves as it is.
        left: segments.
        right: segments.
    """
    counts = Counter(equal)
    return {
        (i, j): 1.0 for (i, j), count in counts.items() if count >= SHARED * min(len(left[i].text), len(right[j].text))
    }
