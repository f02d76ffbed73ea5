"""The errors that a user can cause and must be told about in one sentence.

PolicyDiffError
├── SourceError          a file cannot be read as a document
│   ├── MissingFileError     there is no such file
│   ├── EmptyFileError       the file holds no text
│   ├── UnreadableFileError  the file is binary or in no known encoding or format
│   └── NoTasksError         the text was read but no task was found in it
├── InputError           a value given by the user is invalid (option, manifest, JSON field)
└── EncoderError         the encoder is unknown or cannot be loaded

They live in the lowest package because every other package may raise them and imports point one way. `align` knows
nothing of this package: its `EncoderUnavailableError` becomes an `EncoderError` where `policydiff.api` calls it.
"""

__all__ = [
    "EmptyFileError",
    "EncoderError",
    "InputError",
    "MissingFileError",
    "NoTasksError",
    "PolicyDiffError",
    "SourceError",
    "UnreadableFileError",
]


class PolicyDiffError(Exception):
    """Base of every error that the command line turns into one line and exit code 2."""


class SourceError(PolicyDiffError, ValueError):
    """A file cannot be read as a document."""


class MissingFileError(SourceError):
    """There is no such file."""


class EmptyFileError(SourceError):
    """The file holds no text."""


class UnreadableFileError(SourceError):
    """The file is binary, or in no known encoding or format."""


class NoTasksError(SourceError):
    """The text was read, but no task was found in it."""


class InputError(PolicyDiffError, ValueError):
    """A value given by the user is invalid: an option, a manifest, a field of a JSON file."""


class EncoderError(PolicyDiffError, ValueError):
    """The encoder is unknown or cannot be loaded."""
