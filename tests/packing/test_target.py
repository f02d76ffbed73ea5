import pytest

from packing.target import Target


def test_a_machine_takes_wheels_for_older_systems_and_none_for_newer_ones():
    linux = Target("linux", "aarch64", (3, 12))
    assert linux.name == "linux-aarch64-py3.12"
    assert linux.platforms[0] == "manylinux_2_28_aarch64"
    assert {"manylinux_2_17_aarch64", "manylinux2014_aarch64"} < set(linux.platforms)
    assert not any("2_29" in tag or "x86" in tag for tag in linux.platforms)
    assert Target("windows", "x86_64", (3, 13)).platforms == ("win_amd64",)


def test_conditions_are_those_of_the_machine_and_not_of_this_one():
    markers = Target("windows", "x86_64", (3, 13)).markers
    assert (markers["sys_platform"], markers["os_name"], markers["python_version"]) == ("win32", "nt", "3.13")
    assert Target("linux", "aarch64", (3, 11)).markers["platform_machine"] == "aarch64"


@pytest.mark.parametrize(
    ("system", "machine"), [("darwin", "aarch64"), ("linux", "loongarch64"), ("windows", "aarch64")]
)
def test_a_machine_that_there_are_no_wheels_for_is_refused(system, machine):
    with pytest.raises(ValueError, match=f"'{system}' on '{machine}'"):
        Target(system, machine, (3, 12))
