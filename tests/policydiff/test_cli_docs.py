import re
from pathlib import Path

import pytest

from tests.policydiff.cli_reference import PATH, commands, reference

ROOT = Path(__file__).parents[2]


def test_page_of_the_command_line_is_current():
    assert PATH.read_text("utf-8") == reference(), "run make update-gold"


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_commands_named_in_the_readmes_exist(name):
    text = (ROOT / name).read_text("utf-8")
    assert set(re.findall(r"policydiff ([a-z]+) ", text)) >= {words[0] for words in commands()} - {"evaluate"}
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z-]+)", text)) - {"sure"} <= targets


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_links_between_files_resolve(path):
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8"))
    local = [link for link in links if "://" not in link]
    missing = [link for link in local if not (path.parent / link).exists()]
    assert missing == []
