import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from packing.closure import Wheel, missing, pins
from packing.target import Target

LINUX, WINDOWS = (Target(system, "x86_64", (3, 11)).markers for system in ("linux", "windows"))
ROOT = [Requirement("ours[window]")]


def wheel(name, version, *requires):
    return Wheel(name, Version(version), tuple(map(Requirement, requires)))


OURS = wheel("ours", "1", "a>=2", "server ; extra == 'window'", "torch ; extra == 'models'")


def asked(wheels, lock="", markers=LINUX):
    return [str(one) for one in missing(ROOT, wheels, pins(lock, markers), markers)]


def test_what_is_required_is_asked_for_with_its_pin_until_nothing_is_missing():
    lock = "# exact\nA==2.1\nserver==3\nb==4\ntorch==5\n"
    a, server, b = wheel("a", "2.1"), wheel("server", "3", "b"), wheel("b", "4")
    assert asked([]) == ["ours[window]"]
    assert asked([OURS], lock) == ["A==2.1", "server==3"]
    assert asked([OURS, a, server], lock) == ["b==4"]
    assert asked([OURS, a, server, b], lock) == []


def test_what_is_left_out_takes_with_it_what_only_it_requires():
    wheels = [OURS, wheel("a", "2", "torch", "b"), wheel("server", "1", "torch")]
    assert [str(one) for one in missing(ROOT, wheels, {}, LINUX, {"torch"})] == ["b"]
    assert [str(one) for one in missing(ROOT, wheels, {}, LINUX, {"a", "torch"})] == []


def test_conditions_of_another_machine_count_there_alone():
    wheels = [OURS, wheel("a", "2", "colours>1 ; platform_system == 'Windows'"), wheel("server", "1")]
    assert asked(wheels) == []
    assert asked(wheels, markers=WINDOWS) == ["colours>1"]


def test_an_extra_reaches_what_a_requirement_asks_of_another_and_of_itself():
    wheels = [
        wheel("ours", "1", "ours[deep] ; extra == 'window'", "a[fast] ; extra == 'deep'"),
        wheel("a", "2", "c ; extra == 'fast'", "d ; extra == 'slow'"),
    ]
    assert asked(wheels) == ["c"]


def test_lines_of_the_lock_for_other_machines_do_not_count():
    assert pins("a==1 ; python_version < '3.11'\na==2 ; python_version >= '3.11'\n", LINUX).keys() == {"a"}
    assert asked([OURS, wheel("server", "1")], "a==1 ; python_version < '3.11'\na==2 ; python_version >= '3.11'") == [
        "a==2"
    ]


def test_circles_end_and_a_local_version_meets_what_is_asked():
    wheels = [OURS, wheel("a", "2.13.0+cpu", "server"), wheel("server", "1", "a<3")]
    assert asked(wheels) == []


def test_a_pin_that_a_requirement_does_not_allow_is_named():
    with pytest.raises(ValueError, match=r"ours requires 'a>=2', but 1\.9 is pinned"):
        asked([OURS, wheel("a", "1.9"), wheel("server", "1")])
