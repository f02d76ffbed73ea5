"""Work that is handed out comes back whoever dies, and gives the same bytes as in one process."""

import socket

import psutil
import pytest

from corpus import dask_workers
from corpus.dask_workers import Tls, local_workers, remote_workers
from corpus.workers import LOST, carried_out
from documents.errors import InputError
from tests.corpus.dask_work import halved
from tests.corpus.samples import built, files


@pytest.fixture(scope="module")
def two():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dask_workers, "DEATHS", 0)  # so that fewer have to die
        with local_workers(2) as workers:
            yield workers


def test_two_workers_give_the_bytes_of_one_process(two, tmp_path):
    store, made = built(tmp_path / "two", workers=two)
    assert made.failures == ()
    assert files(store) == files(built(tmp_path / "one")[0])
    with pytest.raises(InputError, match="there is no half"):
        list(two.map(halved, [[0]]))


def test_nobody_listens_to_the_network(two):
    own = psutil.Process()
    family = [own, *own.children(recursive=True)]
    open_ones = [one for member in family for one in member.net_connections("tcp") if one.status == "LISTEN"]
    assert {one.laddr.ip for one in open_ones} == {"127.0.0.1"}


def test_an_item_that_kills_its_worker_is_lost_alone(two):
    found = dict(carried_out(two, halved, [[1, 2], [3, 4], [5]], list))
    assert found == {1: 0.5, 2: 1.0, 3: LOST, 4: 2.0, 5: 2.5}


@pytest.mark.parametrize(
    ("address", "tls", "message"),
    [
        ("here", False, "is no address"),
        ("tcp://127.0.0.1", False, "is no address"),
        ("tcp://192.0.2.7:8786", False, "not encrypted"),
        ("tls://192.0.2.7:8786", False, "needs --tls-ca"),
        ("tls://127.0.0.1:8786", True, "does not exist"),
    ],
)
def test_work_is_sent_to_nobody_in_the_open(tmp_path, address, tls, message):
    given = Tls(tmp_path / "ca.pem", tmp_path / "cert.pem", tmp_path / "key.pem") if tls else None
    with pytest.raises(InputError, match=message), remote_workers(address, given):
        pass


def test_a_scheduler_that_is_not_there_is_a_sentence(monkeypatch):
    monkeypatch.setattr(dask_workers, "CONNECT_SECONDS", 0.2)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(InputError, match="No scheduler answers"), remote_workers(address, None):
        pass
