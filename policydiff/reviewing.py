"""Serve reports for review: compare, print the pages, listen, and say where."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from compare import Comparison
from compare.decisions import DecisionLog
from documents.errors import InputError
from documents.limits import Limits
from policydiff import api, listening
from policydiff.manifest import read_manifest
from policydiff.output_names import file_name, page_names
from policydiff.pairs import Pair, file_pair, manifest_pairs
from policydiff.unit_file import UnitFile, read_unit_file
from review.following import followed
from review.guard import Application
from review.report import ReportUnderReview
from review.server import make_application
from review.standing import without_later
from review.store import EventStore, StoreError

__all__ = ["ReviewServer", "review_server"]


@dataclass(frozen=True, slots=True)
class ReviewServer:
    """A server that is bound to its port but does not answer yet.

    Attributes:
        address: of the index, or of the only page; it holds the token.
        left_out: what of the given decisions is not applied, one sentence each.
    """

    address: str
    application: Application
    listener: socket.socket
    store: EventStore
    left_out: tuple[str, ...] = ()

    def run(self) -> None:
        """Answer until the process is interrupted."""
        with self.store:
            listening.answer(self.application, self.listener)


def review_server(
    sources: Sequence[Path],
    *,
    store: Path,
    port: int,
    mode: str | None = None,
    encoder: str = api.DEFAULT_ENCODER,
    lang: str = "zh-CN",
    decisions: Sequence[Path] = (),
    new_token: bool = False,
    units: Path | None = None,
    limits: Limits | None = None,
) -> ReviewServer:
    """Prepare a server for the review of a manifest's reports, or of the one report of two documents.

    Args:
        sources: a manifest, or a left and a right document.
        store: the SQLite file that decisions go to; made when it does not exist.
        port: to listen on; 0 for any that is free.
        mode: of the report of two documents; see `api.compare_files`.
        encoder: see `api.compare_files`.
        lang: of the pages' own words.
        decisions: files of decisions to apply before the reports are served; see `policydiff.build`.
        units: a file of units; see `api.compare_files`.
        limits: of time and memory for reading each document; see `api.compare_files`.
        new_token: give the store a new token, so that the addresses of earlier runs lead nowhere.

    Raises:
        InputError: a library is missing, the store or the port cannot be had, or see `api.compare_files`.
    """
    listening.check_libraries("the review server")
    language = api.checked_language(lang)
    pairs, unit_file = _pairs(sources, mode=mode, decisions=decisions, units=units, limits=limits)
    names = page_names([(pair.left.id, pair.right.id, pair.mode) for pair in pairs])
    try:
        events = EventStore(store)
    except StoreError as error:
        raise InputError(f"{str(store)!r}: {error}; see that nothing else writes it, and start again.") from error
    try:
        latest = events.latest()
        pairs = [replace(pair, decisions=pair.decisions and without_later(pair.decisions, latest)) for pair in pairs]
        reports = [
            ReportUnderReview(
                file_name(name, "html"),
                (pair.left, pair.right),
                pair.mode,
                partial(_compared, pair, encoder, unit_file),
                follow=partial(followed, register=None if unit_file is None else unit_file.register),
                given=pair.decisions,
                store=events,
                lang=language,
            )
            for pair, name in zip(pairs, names, strict=True)
        ]
        token = events.setting("token", listening.new_token, renew=new_token)
        listener = listening.bound_listener(port)
    except StoreError as error:
        events.close()
        raise InputError(f"{str(store)!r}: {error}; see that nothing else writes it, and start again.") from error
    except BaseException:
        events.close()
        raise
    number = listener.getsockname()[1]
    application = make_application(reports, lang=language, token=token, port=number)
    left_out = dict.fromkeys(one for pair in pairs if pair.decisions for one in pair.decisions.left_out)
    return ReviewServer(f"http://{listening.HOST}:{number}/{token}/", application, listener, events, tuple(left_out))


def _pairs(
    sources: Sequence[Path],
    *,
    mode: str | None,
    decisions: Sequence[Path],
    units: Path | None,
    limits: Limits | None,
) -> tuple[list[Pair], UnitFile | None]:
    """Read what is to be compared, and the file of units."""
    if len(sources) not in (1, 2):
        raise InputError(f"{len(sources)} files are given; give a manifest, or a LEFT and a RIGHT document.")
    if len(sources) == 2:
        unit_file = None if units is None else read_unit_file(units)
        return [file_pair(sources[0], sources[1], mode=mode, decisions=decisions, limits=limits)], unit_file
    if mode is not None:
        raise InputError("--mode can only go with two documents; a manifest names the mode of each comparison.")
    plan = read_manifest(sources[0])
    chosen = units or plan.units
    return manifest_pairs(plan, decisions, limits=limits), None if chosen is None else read_unit_file(chosen)


def _compared(pair: Pair, encoder: str, units: UnitFile | None, decisions: DecisionLog | None) -> Comparison:
    return api.compare_pair(replace(pair, decisions=decisions), encoder=encoder, units=units)
