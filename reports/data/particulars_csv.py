"""The leads, deadlines and numbers of a collation as CSV in long form: a row for each document that has the matter."""

from collections.abc import Iterator

from collate import Collation
from reports.data.csv_file import csv_file
from reports.words.wording import Language, Wording, wording

__all__ = ["PARTICULAR_COLUMNS", "particulars_csv_bytes"]

PARTICULAR_COLUMNS = ("matter", "kind", "what", "witness", "document", "value", "state", "against", "unsure")


def particulars_csv_bytes(collation: Collation, *, lang: Language = "zh-CN") -> bytes:
    """Write the tables of all matters as CSV in UTF-8 with a byte order mark.

    Returns:
        A header row, then matter by matter each lead, deadline and number with what every document that has the matter
        says of it; a document without a file has a row that says so, one that does not have the matter has none.
    """
    words = wording(lang)
    return csv_file([words[f"collation_{column}"] for column in PARTICULAR_COLUMNS], _rows(collation, words))


def _rows(collation: Collation, words: Wording) -> Iterator[list[str]]:
    witnesses = collation.collection.witnesses
    axis = collation.collection.axis
    for matter in collation.matters:
        for one in matter.particulars:
            for cell in one.cells:
                if cell.state == "absent":
                    continue
                witness = witnesses[cell.witness]
                yield [
                    matter.id,
                    words[f"particular_{one.kind}"],
                    one.what,
                    witness.siglum,
                    witness.id,
                    "、".join(dict.fromkeys(value.text for value in cell.values)),
                    words.get(f"particular_{cell.state}_{axis}", words[f"particular_{cell.state}"]),
                    "" if cell.against is None else witnesses[cell.against].siglum,
                    words["cell_undecided"] if cell.unsure else "",
                ]
