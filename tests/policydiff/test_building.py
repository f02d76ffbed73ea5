import pytest

from documents.errors import InputError
from policydiff.building import build, built
from policydiff.manifest import read_manifest
from review import dumps
from tests.review.samples import decide, log

TEXTS = {
    "a": "一、推进政府网站集约化建设。\n二、加强政策解读，公开会议。\n",
    "b": "一、推进政府网站集约化建设。\n二、每年开展两次业务培训。\n",
    "c": "一、加强政策解读，公开会议。\n二、推进政府网站建设。\n",
}


@pytest.fixture
def manifest(tmp_path):
    def write(*collections, comparison='left = "a"\nright = "b"\nmode = "year"\n'):
        lines = []
        for year, (name, text) in enumerate(TEXTS.items(), start=2020):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            lines.append(f'[[documents]]\nid = "{name}"\npath = "{name}.txt"\nyear = {year}\nregion = "浙江省"\n')
        lines.append(f"[[comparisons]]\n{comparison}")
        lines += [f"[[collection]]\n{one}\n" for one in collections]
        path = tmp_path / "manifest.toml"
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return write


def test_a_collection_is_written_into_its_folder_and_the_index_leads_to_it(manifest, tmp_path):
    path = manifest('id = "all"\naxis = "years"\nname = "三年"')
    files = build(path, tmp_path / "out", encoder="none")
    names = [str(file.relative_to(tmp_path / "out")) for file in files]
    assert names == [
        "index.html",
        "a--b.html",
        *(f"all/{name}" for name in ("index.html", "collation.json", "collation.csv", "particulars.csv")),
        *(f"all/pairs/{name}.html" for name in ("index", "a--b", "a--c", "b--c")),
    ]
    assert '<a href="all/index.html">三年</a>' in (tmp_path / "out" / "index.html").read_text("utf-8")
    page = (tmp_path / "out" / "all" / "index.html").read_text("utf-8")
    assert "<title>三年</title>" in page
    assert 'href="../index.html"' in page
    assert 'href="pairs/a--b.html#r-' in page


def test_without_a_collection_the_index_names_none(manifest, tmp_path):
    build(manifest(), tmp_path / "out", encoder="none")
    assert "collections" not in (tmp_path / "out" / "index.html").read_text("utf-8").partition("<main>")[2]


def test_what_a_comparison_and_collections_share_is_compared_once(manifest):
    path = manifest('id = "all"\naxis = "years"', 'id = "two"\naxis = "years"\ndocuments = ["c", "a"]')
    made = built(read_manifest(path), encoder="none")
    (_, whole), (_, two) = made.collations
    assert whole.collection.pairs[0].comparison is made.comparisons[0]
    assert two.collection.pairs[0].comparison is whole.collection.pairs[1].comparison
    assert len(made.all_comparisons) == 3


def test_documents_of_another_kind_of_pair_are_compared_anew(manifest):
    made = built(read_manifest(manifest('id = "all"\naxis = "regions"')), encoder="none")
    ((_, collation),) = made.collations
    assert [pair.comparison.mode for pair in collation.collection.pairs] == ["region"] * 3
    assert [comparison.mode for comparison in made.comparisons] == ["year"]


def test_decisions_go_to_the_pair_of_a_collection_that_they_were_made_on(manifest, tmp_path):
    plan = read_manifest(manifest('id = "all"\naxis = "years"'))
    ((_, before),) = built(plan, encoder="none").collations
    comparison = before.collection.pairs[1].comparison
    assert (comparison.left.id, comparison.right.id) == ("a", "c")
    row = next(place for place, change in enumerate(comparison.changes) if change.links)
    cut = {(link.left, link.right) for link in (comparison.links[i] for i in comparison.changes[row].links)}
    (tmp_path / "cut.json").write_bytes(dumps(log(comparison, decide(comparison, row, "reject", 1, event="reject-1"))))
    ((_, after),) = built(plan, encoder="none", decisions=[tmp_path / "cut.json"]).collations
    assert [pair.cannot_link for pair in after.collection.pairs] == [frozenset(), frozenset(cut), frozenset()]


def test_a_collection_without_an_order_is_named(manifest):
    path = manifest('id = "all"\naxis = "years"\nmissing = ["next"]')
    with pytest.raises(InputError, match=r"collection all: missing 'next' is no year"):
        built(read_manifest(path), encoder="none")
