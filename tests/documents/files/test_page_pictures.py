"""Picture files become pages of one resolution, whatever they say of themselves."""

import io

import numpy
import pytest
from PIL import Image

from documents.errors import UnreadableFileError
from documents.files.page_pictures import DPI, picture_pages


def saved(image, form, **options):
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def shapes(data):
    return [picture.shape for picture in picture_pages(data, "a.png")]


A4 = (round(11.69 * DPI), round(8.27 * DPI))


@pytest.mark.parametrize(
    ("size", "options", "shape"),
    [
        ((1654, 2338), {"dpi": (200, 200)}, A4),
        ((2480, 3507), {"dpi": (300, 300)}, A4),
        ((2480, 3507), {}, A4),
        ((2480, 3507), {"dpi": (72, 72)}, A4),  # of a program, not of a scanner: a page is no metre high
        ((3507, 2480), {}, A4[::-1]),
        ((600, 848), {}, (A4[0], 1241)),
    ],
)
def test_a_page_has_the_size_of_its_paper(size, options, shape):
    assert shapes(saved(Image.new("L", size, 255), "PNG", **options)) == [pytest.approx(shape, abs=2)]


def test_every_frame_is_a_page():
    frames = [Image.new("L", (1240, 1754), grey) for grey in (250, 240, 230)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:], dpi=(150, 150))
    assert [int(picture.mean()) for picture in picture_pages(data, "a.tif")] == [250, 240, 230]


def test_a_photo_is_turned_as_its_camera_says():
    image = Image.new("L", (400, 300), 255)
    image.paste(0, (0, 0, 400, 30))
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    (picture,) = picture_pages(saved(image, "JPEG", exif=exif, quality=95), "a.jpg")
    assert picture.shape[0] > picture.shape[1]
    assert picture[:, -20:].mean() < 60 < picture[:, :20].mean()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_paper(mode):
    image = Image.new("RGBA", (620, 877), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (100, 100, 300, 200))
    (picture,) = picture_pages(saved(image.convert(mode), "PNG"), "a.png")
    assert (picture[0, 0], picture[300, 400]) == (255, 0)


def test_the_picture_of_a_long_screen_is_cut_between_its_lines():
    screen = numpy.full((6000, 800), 255, dtype=numpy.uint8)
    for top in range(10, 5980, 40):
        screen[top : top + 24, 40:760:3] = 0
    pages = list(picture_pages(saved(Image.fromarray(screen), "PNG"), "a.png"))
    assert len(pages) > 4
    assert sum(page.shape[0] for page in pages) == pytest.approx(6000 * 8.27 * DPI / 800, abs=3)
    assert all(page[-3:].min() == 255 for page in pages[:-1])


def test_a_damaged_picture_is_refused():
    data = saved(Image.effect_noise((400, 600), 60), "PNG")
    with pytest.raises(UnreadableFileError, match=r"'a\.png' cannot be read as a picture"):
        list(picture_pages(data[: len(data) // 2], "a.png"))


@pytest.mark.parametrize(("side", "told"), [(12000, "12000 × 12000"), (20000, "too many")])
def test_a_picture_larger_than_any_scan_is_refused(side, told):
    with pytest.raises(UnreadableFileError, match=f"a picture of {told} pixels"):
        list(picture_pages(saved(Image.new("1", (side, side)), "PNG"), "a.png"))


def test_a_picture_of_one_column_of_pixels_is_refused():
    with pytest.raises(UnreadableFileError, match="a picture of 1 × 60000 pixels"):
        list(picture_pages(saved(Image.new("L", (1, 60000)), "PNG"), "a.png"))


def test_a_scan_with_more_than_256_greys_is_read():
    deep = numpy.full((877, 620), 60000, dtype=numpy.uint16)
    deep[100:200, 100:300] = 9000
    (picture,) = picture_pages(saved(Image.fromarray(deep), "PNG"), "a.png")
    assert (int(picture[20, 20]), int(picture[300, 400])) == (255, 0)
