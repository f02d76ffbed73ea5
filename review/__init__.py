"""What reviewers decide: files of decisions, tasks found again, decisions applied, merged and counted, and a server."""

from review.decision_file import dumps, loads
from review.events import EventError, decision_from_dict
from review.reading import read_decisions

__all__ = ["EventError", "decision_from_dict", "dumps", "loads", "read_decisions"]
