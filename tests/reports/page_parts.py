"""Parts of a page that several tests look at."""

import pytest

from tests.reports.samples import STATES

ALL_STATES = pytest.mark.parametrize("name", STATES)


def changes(page):
    return [item.change for section in page.sections for block in section.blocks for item in block.items if item.change]


def stubs(page):
    return [item.stub for section in page.sections for block in section.blocks for item in block.items if item.stub]
