"""The edits of two sentences as one line to read: 推进[公开→公示]工作."""

from compare.texts.edits import token_edits


def marked(left, right):
    """Mark the right sentence against the left one, and check that the edits replay to both."""
    edits = token_edits(left, right)
    assert "".join(edit.left for edit in edits) == left
    assert "".join(edit.right for edit in edits) == right
    return "".join(edit.left if edit.op == "equal" else f"[{edit.left}→{edit.right}]" for edit in edits)
