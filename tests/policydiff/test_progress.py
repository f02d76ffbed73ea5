import io

from policydiff import progress
from policydiff.progress import progress_bar
from tests.waiting import until


class Terminal(io.StringIO):
    def isatty(self):
        return True


def terminal(monkeypatch, *, delay):
    made = Terminal()
    monkeypatch.setattr(progress, "_DELAY", delay)
    monkeypatch.setattr("sys.stderr", made)
    return made


def test_slow_work_shows_a_bar(monkeypatch):
    stderr = terminal(monkeypatch, delay=0.0)
    with progress_bar("work") as step:
        step(1, 2)
        until(lambda: "work" in stderr.getvalue() and "50%" in stderr.getvalue())


def test_quick_work_shows_nothing(monkeypatch):
    stderr = terminal(monkeypatch, delay=3600.0)  # longer than any test
    with progress_bar("work") as step:
        step(1, 2)
    assert stderr.getvalue() == ""


def test_nothing_is_shown_where_nobody_watches(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress_bar("work") as step:
        assert step is None
