"""Kinds of files are told by their first bytes."""

import pytest

from documents.files.kinds import FileKind, recognise_binary


@pytest.mark.parametrize(("before", "kind"), [(1019, FileKind.PDF), (1020, None)])
def test_a_pdf_may_begin_with_some_bytes_of_its_own(before, kind):
    assert recognise_binary(b" " * before + b"%PDF-1.7\n1 0 obj") == kind
