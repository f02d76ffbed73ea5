from compare import changes_frame, compare, links_frame, units_frame
from tests.compare.gold import gold_comparison
from tests.compare.samples import alignment, document, link, task


def small():
    left = document(task(1, "公开目录,加强培训。", lead=["省司法厅"], deadline="年底前"), "办好公报", name="left")
    right = document(task(1, "公开目录，强化培训。", lead=["省财政厅"], deadline="9月底前"), name="right")
    return compare(left, right, alignment(link(0, 0)), mode="year")


def test_links_become_rows():
    comparison = small()
    assert links_frame(comparison).to_dict("records") == [
        {
            "change": comparison.changes[0].id,
            "left": 0,
            "right": 0,
            "left_id": "doc-01",
            "right_id": "doc-01",
            "label": "edited",
            "extent": "full",
            "score": 0.9,
            "confidence": 0.95,
            "matched_by": "lexical",
        }
    ]


def test_changes_become_rows():
    rows = changes_frame(small()).to_dict("records")
    assert [row["kind"] for row in rows] == ["edited", "dropped"]
    edited = rows[0]
    assert (edited["kept_characters"], edited["left_characters"], edited["right_characters"]) == (8, 10, 10)
    assert (edited["units_added"], edited["units_left"], edited["leads_gained"]) == ("省财政厅", "省司法厅", "")
    assert edited["leads_handed_over"] == "省司法厅 → 省财政厅"
    assert (edited["deadline_status"], edited["left_deadline"], edited["right_deadline"]) == (
        "earlier",
        "年底前",
        "9月底前",
    )
    assert (edited["substantive"], edited["reasons"], edited["role"]) == (True, "wording\nunits\ndeadline", None)


def test_gold_frames_have_a_row_for_every_link_and_change():
    comparison = gold_comparison("level")
    assert len(links_frame(comparison)) == len(comparison.links)
    assert list(changes_frame(comparison)["id"]) == [change.id for change in comparison.changes]


def test_an_empty_comparison_keeps_its_columns():
    empty = compare(document(), document(), alignment(), mode="year")
    assert len(links_frame(empty).columns) == 10
    assert len(changes_frame(empty).columns) == 23
    assert len(units_frame(empty).columns) == 18


def test_units_become_rows():
    rows = units_frame(small()).to_dict("records")
    told = ("organ", "left_lead", "right_lead", "gained", "lost", "lead_gained", "lead_lost", "handed_to", "taken_from")
    assert [tuple(row[key] for key in told) for row in rows] == [
        ("司法", 1, 0, 0, 1, 0, 1, "财政 × 1", ""),
        ("财政", 0, 1, 1, 0, 1, 0, "", "司法 × 1"),
    ]
    assert {row["organ"]: row["answered_by"] for row in units_frame(gold_comparison("level")).to_dict("records")}[
        "大数据"
    ] == "市政务数据办（市跑改办） × 3"
