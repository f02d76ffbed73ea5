import pytest

from documents.errors import InputError
from documents.limits import Limits


def test_limits_are_those_given_else_those_of_the_environment_else_the_usual():
    environment = {"POLICYDIFF_LIMIT_SECONDS": "7.5", "POLICYDIFF_LIMIT_MEMORY": "300"}
    assert Limits.given(environment={}) == Limits(60, 2000)
    assert Limits.given(environment=environment) == Limits(7.5, 300)
    assert Limits.given(9, 400, environment=environment) == Limits(9, 400)


@pytest.mark.parametrize(
    ("given", "environment", "sentence"),
    [
        ((-1, None), {}, "a limit of -1 seconds is none"),
        ((float("nan"), None), {}, "a limit of nan seconds is none"),
        ((None, 3), {}, "a limit of 3 MB is too low"),
        ((None, None), {"POLICYDIFF_LIMIT_SECONDS": "1m"}, "POLICYDIFF_LIMIT_SECONDS is '1m', which is no number"),
        ((None, None), {"POLICYDIFF_LIMIT_MEMORY": "nan"}, "POLICYDIFF_LIMIT_MEMORY is 'nan', which is no number"),
    ],
)
def test_a_limit_that_is_none_is_refused(given, environment, sentence):
    with pytest.raises(InputError) as caught:
        Limits.given(*given, environment=environment)
    assert str(caught.value).startswith(sentence)
