import re
from pathlib import Path

import pytest

DECISIONS = sorted((Path(__file__).parents[1] / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_and_four_heads(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# (\d{4})\. \S", text).group(1) == path.stem[:4]
    assert re.findall(r"(?m)^## (.+)$", text) == ["Status", "Context", "Decision", "Consequences"]
