import pytest

from office import passwords
from tests.office.shared import SharedOffice


@pytest.fixture
def cheap_passwords(monkeypatch):
    """Passwords at little cost: what is kept of one says at which."""
    monkeypatch.setattr(passwords, "_LOG_COST", 4)


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """One window for tests that change nothing, with a report; the ids of a session of each person by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_LOG_COST", 4)
        opened = SharedOffice(tmp_path_factory.mktemp("standing"))
    opened.job = opened.report()
    opened.sessions = {person.name: opened.enter(person.name) for person in opened.people.all()}
    yield opened
    opened.close()


@pytest.fixture
def shared(tmp_path, cheap_passwords):
    opened = SharedOffice(tmp_path)
    yield opened
    opened.close()
