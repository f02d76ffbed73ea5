import io
import time

from policydiff import progress
from policydiff.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, *, delay):
    terminal = Terminal()
    monkeypatch.setattr(progress, "_DELAY", delay)
    monkeypatch.setattr("sys.stderr", terminal)
    with progress_bar("work") as step:
        time.sleep(0.05)
        step(1, 2)
        time.sleep(0.2)
    return terminal.getvalue()


def test_slow_work_shows_a_bar(monkeypatch):
    assert "work" in shown(monkeypatch, delay=0.0)


def test_quick_work_shows_nothing(monkeypatch):
    assert shown(monkeypatch, delay=60.0) == ""


def test_nothing_is_shown_where_nobody_watches(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress_bar("work") as step:
        assert step is None
