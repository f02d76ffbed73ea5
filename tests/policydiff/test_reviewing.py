import signal
import socket
import subprocess
import sys

import pytest

from documents.errors import InputError
from policydiff.manifest import packaged_manifest
from policydiff.reviewing import review_server
from tests.review.served import PAIR, ROOT, Server


@pytest.fixture
def options(tmp_path):
    return {"store": tmp_path / "s.sqlite3", "port": 0, "encoder": "none"}


def test_a_manifest_gives_an_index_of_pages(tmp_path):
    server = Server(tmp_path, packaged_manifest())
    try:
        index = server.request("GET", "").content.decode()
        for name in ("zj2020-keypoints--zj2021-keypoints.html", "zj2020-keypoints--jx2020-list.html"):
            assert f'href="{name}"' in index
            assert server.request("GET", name).status == 200
        assert server.request("GET", "", base=server.base.rstrip("/")).headers["location"] == server.base
    finally:
        server.stop()


def test_interrupting_ends_the_server_without_a_complaint(tmp_path):
    server = Server(tmp_path)
    try:
        assert server.request("GET", "api/none/events").status == 404
        server.process.send_signal(signal.SIGINT)
        server.process.wait(60)
        assert "Traceback" not in (tmp_path / "stderr.txt").read_text()
    finally:
        server.kill()


def test_the_token_stays_with_the_store_until_a_new_one_is_asked_for(options):
    addresses = []
    for new in (False, False, True):
        server = review_server(PAIR, **options, new_token=new)
        addresses.append(server.address.rstrip("/").rpartition("/")[2])
        server.listener.close()
        server.store.close()
    assert addresses[0] == addresses[1] != addresses[2]
    assert all(len(token) == 32 for token in addresses)


def test_a_taken_port_is_told_with_the_remedy(options):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} cannot be had .*choose another --port"):
            review_server(PAIR, **options | {"port": port})
    with pytest.raises(InputError, match="port 70000 cannot be had"):
        review_server(PAIR, **options | {"port": 70000})


@pytest.mark.parametrize(
    ("sources", "more", "said"),
    [
        ([*PAIR, PAIR[0]], {}, "3 files are given"),
        ([packaged_manifest()], {"mode": "year"}, "go with two documents"),
        (PAIR, {"lang": "fr"}, "'fr' is no language"),
    ],
)
def test_what_cannot_be_served_is_told(options, sources, more, said):
    with pytest.raises(InputError, match=said):
        review_server(sources, **options, **more)


def test_a_missing_library_is_told_with_what_to_install(options):
    program = (
        "import sys; sys.modules['uvicorn'] = None\n"
        f"sys.argv = ['policydiff', 'review', {str(PAIR[0])!r}, {str(PAIR[1])!r}, '--store', {str(options['store'])!r}]\n"
        "from policydiff.cli import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "policydiff: error: the review server needs 'uvicorn', which is not installed; install 'policydiff[review]'.\n"
    )
    assert not options["store"].exists()
