import pytest

from compare import compare
from tests.compare.samples import alignment, document, link


@pytest.mark.parametrize(
    ("left", "right", "kind", "kept"),
    [
        ("公开目录。", "公开目录", "unchanged", (1.0, 1.0)),
        ("及时公开目录，加强培训。", "及时公开目录，办好公报。", "edited", (7 / 12, 7 / 12)),
        ("公开目录。", "建立健全机制，公开目录，办好政府公报和政府网站。", "edited", (1.0, 5 / 24)),
        ("公开目录，加强业务培训。", "公开目录，办好政府公报。", "rewritten", (5 / 12, 5 / 12)),
        ("公开目录", "让群众看得到清单", "rewritten", (0.0, 0.0)),
        ("公开目录", "", "rewritten", (0.0, 0.0)),
    ],
)
@pytest.mark.parametrize("label", ["same", "edited", "rewritten"])
def test_what_is_kept_of_the_shorter_text_tells_edited_from_rewritten(left, right, kind, kept, label):
    (change,) = compare(document(left), document(right), alignment(link(0, 0, label)), mode="year").changes
    assert (change.kind, (change.kept_left, change.kept_right)) == (kind, kept)


def test_nothing_is_kept_of_a_task_without_a_partner():
    (change,) = compare(document("公开目录"), document(), alignment(), mode="year").changes
    assert (change.kind, change.kept_left, change.kept_right) == ("dropped", 0.0, 0.0)
