"""A second paste of the same document below the first."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from documents.chinese.characters import spaceless
from documents.text.lines import SourceLine

__all__ = ["differing_lines", "find_duplicates"]


_LONG_LINE = 20  # characters: shorter lines repeat by nature (units, headers, short headings)


_REPEAT_SHARE = 0.4  # of the distinct long lines must come twice before we speak of a second paste


_HEAD = 3  # lines at the top that a second paste may leave out, such as the navigation of the page


_SIMILAR = 0.8  # of the characters of two lines that stand opposite each other: one is the other with a change


_PROSE = re.compile(r"[,，。;；、：:]")  # a title has none of these, which end sentences and labels


_LETTER = 30  # lines of a letter above the document's own title


_MIN_HALF = 0.4  # of the lines or characters that each of two pastes has


_MIN_TITLE = 8  # characters of a line that can be the title


_MOST_TITLES = 5  # times that a title may come; what comes more often is a cell or a heading


_SAMPLE = 100  # pieces of a text that are asked first


_LIKELY = 0.6  # of them must be found: of a second paste .8 of all pieces are


def find_duplicates(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that repeat the document: a page pasted twice.

    The second paste begins where the top of the document comes again. Its lines are those that repeat an earlier
    line in the same order, those that stand opposite a similar line, and those between two that repeat. What
    follows the last of them is kept.

    Args:
        lines: lines without furniture.
    """
    return frozenset(second for _, second in _second_paste(lines))


def differing_lines(lines: Sequence[SourceLine]) -> tuple[tuple[int | None, int], ...]:
    """Return where the second paste is not the first one again.

    Args:
        lines: lines without furniture, as for `find_duplicates`.

    Returns:
        (number of the line in the first paste, number of the line in the second), in reading order; None for a
        line that the first paste does not have.
    """
    texts = {line.number: spaceless(line.text) for line in lines}
    pairs = _second_paste(lines)
    return tuple((first, second) for first, second in pairs if first is None or texts[first] != texts[second])


def _second_paste(lines: Sequence[SourceLine]) -> list[tuple[int | None, int]]:
    """Pair each line of a second paste with the line of the first that it repeats; empty when there is none."""
    filled = [line for line in lines if line.text]
    keys = [spaceless(line.text) for line in filled]
    start = _second_start(keys)
    if start is None:
        return [(None, filled[j].number) for j in _rewrapped_paste(keys)]
    matcher = SequenceMatcher(None, keys[:start], keys[start:], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    pairs: list[tuple[int | None, int]] = []
    a = b = 0
    for i, block in enumerate(blocks):
        pairs += _opposite(keys, range(a, block.a), range(start + b, start + block.b), inside=i > 0)
        pairs += [(block.a + k, start + block.b + k) for k in range(block.size)]
        a, b = block.a + block.size, block.b + block.size
    pairs += _opposite(keys, range(a, start), range(start + b, len(keys)), inside=False)
    return [(None if first is None else filled[first].number, filled[second].number) for first, second in pairs]


def _rewrapped_paste(keys: Sequence[str]) -> range:
    """Find a second paste whose lines are broken at other places, by its characters alone.

    It begins where a title recurs and repeats nearly all that stood above.
    """
    times = Counter(keys)
    whole = "".join(keys)
    starts = [0, *accumulate(map(len, keys))]
    first_of: dict[str, int] = {}
    for start, key in enumerate(keys):
        if not 1 < times[key] <= _MOST_TITLES or len(key) < _MIN_TITLE or _PROSE.search(key):
            continue
        top = first_of.setdefault(key, start)
        if top == start or top > _HEAD + _LETTER or start < len(keys) * _MIN_HALF:
            continue
        first, second = starts[start] - starts[top], len(whole) - starts[start]
        same_size = _MIN_HALF <= second / max(1, first) <= 1 / _MIN_HALF
        if same_size and _repeats(whole, starts[top], starts[start]):
            return range(start, len(keys))
    return range(0)


def _repeats(text: str, top: int, start: int) -> bool:
    """Tell whether nearly all pieces of a text from a place on stand between its top and that place.

    A few pieces from everywhere are asked first: most texts show by them that they do not.
    """
    places = range(start, len(text), _LONG_LINE)
    for sample, share in ((places[:: len(places) // _SAMPLE + 1], _LIKELY), (places, _SIMILAR)):
        at, found = top, 0
        for place in sample:
            piece = text[place : place + _LONG_LINE]
            here = text.find(piece, at, start)  # what is repeated mostly goes on where the last piece was found
            here = text.find(piece, top, start) if here < 0 else here
            if here >= 0:
                at, found = here, found + 1
        if found < share * len(sample):
            return False
    return True


def _opposite(keys: Sequence[str], first: range, second: range, *, inside: bool) -> list[tuple[int | None, int]]:
    """Pair lines of two gaps that are similar, in order; `inside` takes the rest of the second gap as repeated too."""
    pairs: list[tuple[int | None, int]] = []
    left = list(first)
    for j in second:
        twin = next((i for i in left if _similar(keys[i], keys[j])), None)
        if twin is not None:
            left = [i for i in left if i > twin]
        if twin is not None or inside:
            pairs.append((twin, j))
    return pairs


def _second_start(keys: Sequence[str]) -> int | None:
    """Find the line where the second paste begins: where the top of the document comes again."""
    first: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for j, key in enumerate(keys):
        if len(key) < _LONG_LINE:
            continue
        if key in first:
            pairs.append((first[key], j))
        else:
            first[key] = j
    if len(pairs) < 2 or len(pairs) < _REPEAT_SHARE * len(first):
        return None
    shift, count = Counter(j - i for i, j in pairs).most_common(1)[0]
    if count < len(pairs) / 2:
        return None
    begin = min(j for i, j in pairs if j - i == shift)
    start = min([*(p for p in range(shift, begin) if _similar(keys[p], keys[p - shift])), begin])
    left_out = start - shift  # lines at the top that the second paste changes or does not have
    for p in range(max(1, start - left_out - _HEAD), start):
        if len(keys[p]) >= _MIN_TITLE and any(_similar(keys[p], key) for key in keys[: min(left_out, _HEAD)]):
            return p
    return start if left_out <= 1 else None


def _similar(one: str, other: str) -> bool:
    from rapidfuzz.distance import Indel  # only a document that was pasted twice needs it

    return Indel.normalized_similarity(one, other) > _SIMILAR
