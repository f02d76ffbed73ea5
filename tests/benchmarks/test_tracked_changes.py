from io import BytesIO
from zipfile import ZipFile

from benchmarks.tracked_changes import MAIN, kept_characters, word_document


def changed(body):
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def test_an_unchanged_document_keeps_every_character():
    assert kept_characters(word_document(["甲乙", "丙 <&"])) == [(place, place) for place in range(6)]


def test_inserted_and_deleted_characters_shift_the_rest():
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>甲</w:t></w:r>"
        "<w:ins><w:r><w:t>新文</w:t></w:r></w:ins><w:r><w:t>乙</w:t></w:r></w:p>"
    )
    assert kept_characters(changed(body)) == [(1, 0), (2, 3)]


def test_a_move_is_followed_by_its_name():
    body = (
        '<w:p><w:moveToRangeStart w:name="move1"/><w:moveTo><w:r><w:t>甲乙</w:t></w:r></w:moveTo></w:p>'
        "<w:p><w:r><w:t>丙</w:t></w:r></w:p>"
        '<w:p><w:moveFromRangeStart w:name="move1"/><w:moveFrom><w:r><w:delText>甲乙</w:delText></w:r></w:moveFrom></w:p>'
    )
    assert sorted(kept_characters(changed(body))) == [(0, 2), (1, 0), (2, 1)]
