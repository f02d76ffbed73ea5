import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from reports.page.assets import page_script, page_style

STATIC = Path(__file__).parents[3] / "reports" / "page" / "static"
BUILT = STATIC / "built"


def digests(folder):
    """By path as `make script` writes it; a file whose name begins with a dot tells the tools how, not what to build."""
    paths = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(STATIC).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def test_what_is_built_is_of_the_sources_as_they_are():
    built = {name: digest for name, digest in digests(BUILT).items() if name != "built/SHA256SUMS"}
    lines = [line.split("  ") for line in (BUILT / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name: digest for digest, name in lines} == digests(STATIC) | built, "run `make script`"


def test_building_anew_gives_the_same_bytes(tmp_path):
    if shutil.which("node") is None or not (STATIC / "node_modules" / "esbuild").is_dir():
        pytest.skip("node or esbuild is not installed: `make script` installs esbuild")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=STATIC, check=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in BUILT.iterdir()
    }, "run `make script`"


def test_a_served_page_has_the_script_that_asks_its_server_and_a_page_in_a_file_has_not():
    assert "fetch(" in page_script(served=True)
    assert "fetch(" not in page_script()


# what came after September 2018 (Chromium 69, Firefox 62), to which the syntax is brought down: nothing brings down these
YOUNGER = re.compile(
    r"\.(?:at|replaceAll|replaceChildren|fromEntries|allSettled|any|hasOwn|matchAll|trimStart|trimEnd|findLast"
    r"|findLastIndex|toSorted|toReversed|toSpliced|groupBy|isWellFormed)\(|\b(?:globalThis|structuredClone"
    r"|queueMicrotask|BigInt|WeakRef)\b|\?\.[A-Za-z_$(\[]|\?\?"
)
YOUNGER_SELECTORS = re.compile(r":(?:is|where|has)\(|:not\([^()]*,")  # in the sources: small names may be `is` as well


@pytest.mark.parametrize("served", [False, True])
def test_the_script_asks_a_browser_for_nothing_that_is_younger_than_2018(served):
    assert YOUNGER.findall(page_script(served=served)) == []


@pytest.mark.parametrize("source", sorted(STATIC.glob("*.js")), ids=lambda path: path.stem)
def test_no_script_selects_by_what_is_younger_than_2018(source):
    assert YOUNGER_SELECTORS.findall(source.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("younger", ["list.at(-1)", "a?.b", "a ?? b", "globalThis.x"])
def test_what_is_younger_is_seen(younger):
    assert YOUNGER.search(younger)


@pytest.mark.parametrize("younger", ["all(':is(a, b)')", "all('tr:has(td)')", "all(':not(a, b)')"])
def test_a_younger_selector_is_seen(younger):
    assert YOUNGER_SELECTORS.search(younger)


def test_script_and_style_can_stand_inside_their_elements():
    assert re.findall(r"</script|<!--", page_script(served=True), re.IGNORECASE) == []
    assert "</style" not in page_style().lower()


def test_a_browser_that_mixes_no_colours_still_has_a_ground_for_what_is_tinted():
    assert "--tint: var(--sheet)" in page_style().partition("@supports")[0]
