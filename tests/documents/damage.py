"""Files with one byte turned: a reader reads them or refuses them, and fails in no other way."""

from documents.errors import UnreadableFileError

__all__ = ["refusals", "turned"]


def turned(data, step):
    """Give the file with each byte turned in its turn, or every so many bytes."""
    for place in range(0, len(data), step):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        yield bytes(broken)


def refusals(read, files):
    """Give the sentences with which files are refused."""
    sentences = set()
    for data in files:
        try:
            read(data)
        except UnreadableFileError as error:
            sentences.add(str(error))
    return sentences
