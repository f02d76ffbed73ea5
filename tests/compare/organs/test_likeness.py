import pytest

from compare.organs.likeness import is_like_organ
from compare.organs.register_file import default_register


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市交通委", "区建设交通委"),
        ("省体育局", "市教体局"),
        ("省财政厅", "市财政税务局"),
        ("市粮油局", "县商务粮油局"),
    ],
)
def test_an_organ_is_like_one_whose_matter_holds_its_own_at_an_end(one, other):
    register = default_register()
    assert (is_like_organ(one, other, register), is_like_organ(other, one, register)) == (True, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省教育厅", "市教育考试院"),  # no administrative body
        ("市城市更新局", "市城市管理局"),  # 城市 is no matter
        ("省委农办", "市农办"),  # one is of the party
        ("省公安厅", "市国家安全局"),
        ("省教育厅", "各教育部门"),
        ("省科学院", "市科技局"),
        ("市审计局", "市审计局"),  # nothing is added
        ("市", "区"),
    ],
)
def test_what_only_shares_a_word_is_not_like_it(one, other):
    register = default_register()
    assert (is_like_organ(one, other, register), is_like_organ(other, one, register)) == (False, False)
