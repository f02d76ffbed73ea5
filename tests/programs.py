"""Programs that some tests need: without them the tests are skipped, but in CI they fail."""

import os
import shutil

import pytest


def required(*programs):
    """Skip the test, or fail it in CI, when a program is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    sentence = f"{', '.join(missing)} not found: run tests/install_browser.sh as root, or deselect the tests by marker"
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(sentence)
    pytest.skip(sentence)
