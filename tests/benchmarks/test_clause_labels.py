import json

import pytest

from benchmarks.clause_labels import FOLDER, ClauseScore, LabelledRow, cells_of, labelled_rows, scored
from benchmarks.pairs import gold_pairs
from compare.texts.clause_alignment import clause_edits

LEFT, RIGHT = "定期清淤，储备防汛物资，公布电话。", "定期清淤。储备充足的防汛物资；加强桥梁巡查。"
ROW = LabelledRow(
    (0,),
    (0,),
    (((0, 0, 5), (0, 5, 12), (0, 12, 17)), ((0, 0, 5), (0, 5, 15), (0, 15, 22))),
    frozenset({(0, 0), (1, 1)}),
    frozenset({(2, 2)}),
)
TEXTS = (["定期清淤，", "储备防汛物资，", "公布电话。"], ["定期清淤。", "储备充足的防汛物资；", "加强桥梁巡查。"])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_labels_name_clauses_that_are_there(path):
    for row in json.loads(path.read_text(encoding="utf-8"))["rows"]:
        for lefts, rights, label in row["pairs"]:
            assert label in ("same", "partly")
            assert all(0 <= place < row["clauses"][0] for place in lefts)
            assert all(0 <= place < row["clauses"][1] for place in rights)


def test_labelled_rows_of_the_seeds_are_cut_as_they_were_when_they_were_read():
    names = {path.stem for path in FOLDER.glob("*.json")}
    rows = {pair.name: len(labelled_rows(pair)) for pair in gold_pairs() if pair.name in names}
    assert rows == {
        "ah2020-division--zj2020-division": 15,
        "zj2020-keypoints--jx2020-list": 15,
        "zj2020-keypoints--zj2021-keypoints": 14,
    }


def test_a_row_counts_the_clauses_that_are_not_word_for_word_on_the_other_side():
    cells = cells_of(clause_edits([(0, LEFT)], [(0, RIGHT)], [(0, 0)]), ROW, TEXTS)
    assert cells == {(0, 0), (1, 1)}
    score = scored(cells, ROW, TEXTS)
    assert score == ClauseScore(told=2, right=2, same=2, found=2, partly=2, partly_found=0)
    assert scored({(1, 2)}, ROW, TEXTS) == ClauseScore(told=2, right=0, same=2, found=0, partly=2)
    assert (score + score).recall == 1.0
