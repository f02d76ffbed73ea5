import pytest

from office import passwords
from office.model import OfficeError
from office.passwords import check_choice, hashed, matches


def test_what_is_kept_tells_its_settings_and_never_the_password():
    kept = hashed("正确的马-电池-订书钉")
    assert kept.startswith("scrypt$15$8$3$")
    assert "电池" not in kept
    assert matches("正确的马-电池-订书钉", kept)


def test_the_memory_that_is_allowed_holds_the_settings():
    assert 128 * passwords._BLOCK << passwords._LOG_COST == 32 * 1024 * 1024
    assert passwords._MEMORY >= 128 * passwords._BLOCK * ((1 << passwords._LOG_COST) + passwords._LANES + 1)


@pytest.mark.parametrize(
    ("typed", "right"), [("Ａ\u3000e\u0301 密码", False), ("A\u3000é 密码", True), ("a é 密码", False)]
)
def test_input_methods_that_write_one_text_in_two_ways_write_one_password(typed, right, cheap_passwords):
    assert matches(typed, hashed("A e\u0301\u00a0密码")) is right


def test_the_same_password_is_kept_differently_each_time(cheap_passwords):
    assert hashed("正确的马-电池-订书钉") != hashed("正确的马-电池-订书钉")


def test_what_was_kept_under_other_settings_still_counts(monkeypatch):
    monkeypatch.setattr(passwords, "_LOG_COST", 4)
    kept = hashed("正确的马-电池-订书钉")
    monkeypatch.setattr(passwords, "_LOG_COST", 5)
    assert matches("正确的马-电池-订书钉", kept)


@pytest.mark.parametrize(
    "password", ["", "太短了", "x" * 129, "1" * 20, "abababababab", "王小明-2026-年-口令", "WANG is my name 1"]
)
def test_what_is_easy_to_guess_is_refused(password):
    with pytest.raises(OfficeError):
        check_choice(password, "wang" if "WANG" in password else "王小明")
