"""Old Word files (.doc) written by hand: a compound file with the streams that hold text and properties of paragraphs.

Source: [MS-CFB] and [MS-DOC].
"""

import struct
from itertools import pairwise

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR = 512
TEXT_AT = 2048
IN_TABLE = bytes.fromhex("162401")
ROW_END = IN_TABLE + bytes.fromhex("172401")
DEEPER = bytes.fromhex("496602000000")
INNER_CELL = bytes.fromhex("4b2401")
INNER_ROW_END = IN_TABLE + DEEPER + bytes.fromhex("4c2401") + bytes.fromhex("08d60c00020000a005400b")
LISTED = bytes.fromhex("0b460100")
CELL_WIDTH = 1440


def compound_file(streams):
    """Pack streams into a compound file; each is long enough to have sectors of its own."""
    contents = [content + bytes(-len(content) % SECTOR) for content in streams.values()]
    contents = [content + bytes(max(0, 4096 - len(content))) for content in contents]
    chains, sectors = [], []
    for content in contents:
        chains.append(len(sectors))
        sectors += [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
    entries = [_entry("Root Entry", 5, child=1, start=END, size=0)]
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), 1):
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, right=right, start=chains[number - 1], size=len(content)))
    while len(entries) % 4:
        entries.append(_entry("", 0, start=0, size=0))
    directory = len(sectors)
    sectors += [b"".join(entries[at : at + 4]) for at in range(0, len(entries), 4)]
    table_at = len(sectors)
    count = 1
    while count * SECTOR // 4 < len(sectors) + count:
        count += 1
    chain = []
    bounds = [*chains, directory, table_at]
    for begin, end in pairwise(bounds):
        chain += [*range(begin + 1, end), END]
    chain += [TABLE] * count
    chain += [FREE] * (count * SECTOR // 4 - len(chain))
    allocation = struct.pack(f"<{len(chain)}I", *chain)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, 4096, END, 0, END, 0)
    places = [table_at + number for number in range(count)]
    header += struct.pack("<109I", *places, *[FREE] * (109 - count))
    return header + b"".join(sectors) + allocation


def _entry(name, kind, *, start, size, right=FREE, child=FREE):
    text = name.encode("utf-16-le")
    stated = len(text) + 2 if name else 0
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", stated, kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def old_word(blocks, *, removed=(), flags=0, version=0xC1, notes=0):
    """Write a .doc file.

    Args:
        blocks: (text with the mark that ends it, properties) of each paragraph.
        removed: (first, last) character of what was deleted with changes tracked.
        flags: of the header.
        version: of the format.
        notes: characters of footnotes that the file says it has.
    """
    text = "".join(text for text, _ in blocks)
    body = text.encode("utf-16-le")
    offset = lambda place: TEXT_AT + 2 * place  # noqa: E731
    bounds, pages = [0], []
    for content, _ in blocks:
        bounds.append(bounds[-1] + len(content.encode("utf-16-le")) // 2)
    paragraphs = _pages(
        [(offset(a), offset(b), bytes(2) + p) for a, b, (_, p) in zip(bounds, bounds[1:], blocks, strict=False)], 13
    )
    cuts = sorted({0, bounds[-1], *(place for span in removed for place in span)})
    runs = [(offset(a), offset(b), bytes.fromhex("000801") if (a, b) in removed else b"") for a, b in pairwise(cuts)]
    characters = _pages(runs, 1)
    first = (TEXT_AT + len(body) + SECTOR - 1) // SECTOR
    pages = [page for _, _, page in (*paragraphs, *characters)]
    table = b""
    places = {}
    for which, found, begin in ((13, paragraphs, first), (12, characters, first + len(paragraphs))):
        plc = struct.pack(f"<{len(found) + 1}I", *(a for a, _, _ in found), found[-1][1])
        plc += struct.pack(f"<{len(found)}I", *range(begin, begin + len(found)))
        places[which] = (len(table), len(plc))
        table += plc
    pieces = struct.pack("<II", 0, bounds[-1]) + struct.pack("<HIH", 0, TEXT_AT, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    places[33] = (len(table), len(clx))
    table += clx
    header = bytearray(TEXT_AT)
    struct.pack_into("<HH", header, 0, 0xA5EC, version)
    struct.pack_into("<H", header, 0x0A, 0x0200 | flags)
    struct.pack_into("<II", header, 0x4C, bounds[-1], notes)
    for which, place in places.items():
        struct.pack_into("<II", header, 0x9A + 8 * which, *place)
    main = bytes(header) + body
    main += bytes(first * SECTOR - len(main)) + b"".join(pages)
    return compound_file({"WordDocument": main, "1Table": table})


def _pages(runs, size):
    """Lay runs of properties on pages: (first byte, byte after the last, page)."""
    pages, at = [], 0
    while at < len(runs):
        taken, room = 0, SECTOR - 5
        while at + taken < len(runs) and taken < 20:
            need = 4 + size + len(runs[at + taken][2]) + 4
            if need > room:
                break
            room -= need
            taken += 1
        own = runs[at : at + taken]
        page = bytearray(SECTOR)
        struct.pack_into(f"<{taken + 1}I", page, 0, *(a for a, _, _ in own), own[-1][1])
        end = SECTOR - 2
        for number, (_, _, content) in enumerate(own):
            if content:
                stated = bytes([len(content)]) if size == 1 else bytes([0, (len(content) + 1) // 2])
                whole = stated + content + bytes(len(content) % 2)
                end = (end - len(whole)) // 2 * 2
                page[end : end + len(whole)] = whole
                page[4 * (taken + 1) + size * number] = end // 2
        page[-1] = taken
        pages.append((own[0][0], own[-1][1], bytes(page)))
        at += taken
    return pages


def paragraph(text, properties=b""):
    return (text + "\r", properties)


def row(cells, *, flags=None, edges=None):
    """A row of a table; `flags` say which cells belong to others: 0x60 begins a merged one, 0x20 goes on."""
    edges = edges or [CELL_WIDTH * column for column in range(len(cells) + 1)]
    cuts = struct.pack(f"<{len(edges)}h", *edges)
    merged = b"".join(struct.pack("<H18x", flag) for flag in flags or [0] * len(cells))
    operand = bytes([len(cells)]) + cuts + merged
    properties = ROW_END + bytes.fromhex("08d6") + struct.pack("<H", len(operand) + 1) + operand
    parts = [part for cell in cells for part in _cell(cell)]
    return [*parts, ("\x07", properties)]


def _cell(text):
    *above, last = text.split("\n")
    return [*((part + "\r", IN_TABLE) for part in above), (last + "\x07", IN_TABLE)]


def table_document(title, header, rows, merged=()):
    """A title, a table and a last paragraph; `merged` holds (column, first row, last row) of the body."""
    begins = {(first, column) for column, first, _ in merged}
    goes_on = {(line, column) for column, first, last in merged for line in range(first + 1, last + 1)}
    blocks = [paragraph(title), *row(header)]
    for line, cells in enumerate(rows):
        flags = [
            0x60 if (line, column) in begins else 0x20 if (line, column) in goes_on else 0
            for column in range(len(cells))
        ]
        shown = ["" if (line, column) in goes_on else cell for column, cell in enumerate(cells)]
        blocks += row(shown, flags=flags)
    return old_word([*blocks, paragraph("")])
