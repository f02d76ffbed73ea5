"""Who works on batches: one protocol, which this process and a cluster both keep to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Final, Protocol, TypeVar

__all__ = ["LOST", "InProcess", "Lost", "Workers", "carried_out"]

_Batch = TypeVar("_Batch")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Lost(Enum):
    """What comes of a batch that killed whoever worked on it."""

    LOST = "lost"


LOST: Final = Lost.LOST


class Workers(Protocol):
    """Work on batches, in whatever order."""

    def map(
        self, work: Callable[[_Batch], Sequence[_Result]], batches: Iterable[_Batch], *, alone: bool = False
    ) -> Iterator[tuple[int, Sequence[_Result] | Lost]]:
        """Work on batches.

        Args:
            work: a function of a module, which other machines find by its name.
            batches: taken one after the other, as there is somebody to work on them.
            alone: whether no other batch is in work meanwhile: of several that wait for one who dies it is not known
                which of them killed.

        Yields:
            The place of a batch and what came of it, as it comes; every batch once.
        """
        ...


class InProcess:
    """This process, one batch after the other."""

    def map(
        self, work: Callable[[_Batch], Sequence[_Result]], batches: Iterable[_Batch], *, alone: bool = False
    ) -> Iterator[tuple[int, Sequence[_Result] | Lost]]:
        """Work on batches in their order."""
        for place, batch in enumerate(batches):
            yield place, work(batch)


def carried_out(
    workers: Workers,
    work: Callable[[_Batch], Sequence[_Result]],
    groups: Sequence[Sequence[_Item]],
    load: Callable[[Sequence[_Item]], _Batch],
) -> Iterator[tuple[_Item, _Result | Lost]]:
    """Have items worked on in batches; those of a batch that was lost one by one, so that one stops no other.

    Args:
        workers: who works.
        work: on a batch, gives a result for each of its items.
        groups: items that make a batch each.
        load: makes the batch of a group, when there is somebody to work on it.

    Yields:
        Each item with what came of it, as it comes.
    """
    lost: list[_Item] = []
    for place, results in workers.map(work, (load(group) for group in groups)):
        if isinstance(results, Lost):
            lost += groups[place]
        else:
            yield from zip(groups[place], results, strict=True)
    for place, results in workers.map(work, (load([item]) for item in lost), alone=True):
        yield lost[place], results if isinstance(results, Lost) else results[0]
