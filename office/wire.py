"""What the office and the process that does a job say to each other: lines of JSON, held against their types."""

import msgspec

__all__ = ["About", "Failed", "Order", "Said", "Step"]


class Order(msgspec.Struct, frozen=True):
    """What is to be done.

    Attributes:
        files: their paths, the left one first; none where they were read before.
        mode: `year`, `level` or `region`; None to guess it from the documents.
        encoder: as `policydiff.compare_files` takes it.
        lang: of the sentences.
        folder: to write to; it exists and is empty.
        seconds: that reading a file may take.
        memory: megabytes that reading a file may take.
        corrections: of the reading of each file, as they are written; empty where there are none.
        axis: `years`, `levels` or `regions`, along which several files are collated; empty to compare two.
        kept: folder of a report on the same files, to compare anew what was read then; empty to read the files.
        check: read the files alone.
    """

    files: tuple[str, ...]
    mode: str | None
    encoder: str
    lang: str
    folder: str
    seconds: float
    memory: int
    corrections: tuple[str, ...] = ()
    kept: str = ""
    axis: str = ""
    check: bool = False


class Step(msgspec.Struct, frozen=True, tag="step"):
    """How far the job is."""

    step: str
    done: int
    total: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Why it cannot be done."""

    sentence: str


class About(msgspec.Struct, frozen=True, tag="about"):
    """What came of it; kept beside the documents.

    Attributes:
        mode: of the comparison; empty where there is none yet.
        name: of the page, without ending.
        verdict: in one sentence; where there is no comparison yet, what was read.
        titles: of the documents.
        doubts: what reading warned of, each with its place.
        corrections: that were applied, of each document, as they are written; empty where there were none.
        site: folder, beside the documents, of the pages and files of a collation; empty for a comparison.
        pages: what stands there, by its path within it.
        compared: False where the files were read alone.
    """

    mode: str
    name: str
    verdict: str
    titles: tuple[str, ...]
    doubts: tuple[str, ...]
    corrections: tuple[str, ...] = ()
    site: str = ""
    pages: tuple[str, ...] = ()
    compared: bool = True


Said = Step | Failed | About
