"""What Word and Excel demand of a file beyond well-formed XML: ECMA-376, as far as our files go."""

import posixpath
import re

from lxml import etree

from tests.reports.office_files import S, W, parts

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# the children of each element stand in this order (CT_PPrBase and the like are sequences)
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "ins del rStyle rFonts b bCs i iCs strike dstrike color sz szCs highlight u lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit tblHeader ins del",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "tbl": "tblPr tblGrid tr",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "font": "altName charset family pitch",
    "settings": "zoom evenAndOddHeaders characterSpacingControl compat",
}


def package_faults(content):
    """Parts without a type, relations to nothing, parts nobody names, XML that cannot be read."""
    files, faults = parts(content), []
    trees = {name: etree.fromstring(data) for name, data in files.items()}
    types = trees["[Content_Types].xml"]
    named = {entry.get("PartName").lstrip("/") for entry in types.iter(f"{T}Override")}
    endings = {entry.get("Extension") for entry in types.iter(f"{T}Default")}
    faults += [f"{name} has a type and is not there" for name in named - set(files)]
    faults += [f"{name} has no type" for name in files if name not in named and name.rpartition(".")[2] not in endings]
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [entry.get("Id") for entry in tree.iter(f"{P}Relationship")]
        faults += [f"{name} has an id twice"] if len(set(ids)) < len(ids) else []
        for entry in tree.iter(f"{P}Relationship"):
            target = posixpath.normpath(posixpath.join(folder, entry.get("Target"))).lstrip("/")
            reached.add(target)
            faults += [] if target in files else [f"{name} leads to {target}, which is not there"]
        source = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if source in trees:
            used = {v for e in trees[source].iter() for k, v in e.attrib.items() if k.startswith(R)}
            faults += [f"{source} names relation {one}, which {name} has not" for one in used - set(ids)]
    return faults + [f"nothing leads to {name}" for name in set(files) - reached]


def word_faults(content):
    """Children out of order, ids twice, grids that do not add up, cells without a paragraph, styles that are not there."""
    files, faults = parts(content), []
    trees = {
        name: etree.fromstring(data) for name, data in files.items() if name.startswith("word/") and "rels" not in name
    }
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            tag = etree.QName(element).localname
            if tag not in ORDER:
                continue
            ranks = []
            for child in element:
                local = etree.QName(child).localname if isinstance(child.tag, str) else None
                if local is not None and local not in ORDER[tag].split():
                    faults.append(f"{name}: {local} in {tag}")
                elif local is not None:
                    ranks.append(ORDER[tag].split().index(local))
            if tag == "sectPr":
                ranks = [max(rank, 1) for rank in ranks]  # headers and footers may be mixed
            faults += [f"{name}: {tag} out of order"] if ranks != sorted(ranks) else []
    root = trees["word/document.xml"]
    changes = [mark.get(f"{W}id") for mark in root.iter(f"{W}ins", f"{W}del")]
    faults += ["an id of a change twice"] if len(set(changes)) < len(changes) else []
    faults += [f"{mark.tag} without author" for mark in root.iter(f"{W}ins", f"{W}del") if not mark.get(f"{W}author")]
    faults += ["w:t within w:del" for mark in root.iter(f"{W}del") if list(mark.iter(f"{W}t"))]
    faults += [
        "w:delText outside w:del" for text in root.iter(f"{W}delText") if text.getparent().getparent().tag != f"{W}del"
    ]
    for table in root.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        if sum(grid) != int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")):
            faults.append("the grid is not as wide as the table")
        for row in table.iter(f"{W}tr"):
            place = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                own = grid[place : place + (int(span.get(f"{W}val")) if span is not None else 1)]
                place += len(own)
                if sum(own) != int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")):
                    faults.append("a cell is not as wide as its columns")
                if cell[-1].tag != f"{W}p":
                    faults.append("a cell does not end in a paragraph")
            faults += ["a row does not fill the grid"] if place != len(grid) else []
    styles = {style.get(f"{W}styleId") for style in trees["word/styles.xml"].iter(f"{W}style")}
    used = {
        e.get(f"{W}val")
        for tree in trees.values()
        for e in tree.iter(f"{W}pStyle", f"{W}rStyle", f"{W}basedOn", f"{W}next")
    }
    return faults + [f"style {name} is not there" for name in used - styles]


def sheet_faults(content):
    """Names, cells, strings, merged ranges and lists beyond what Excel takes."""
    files, faults = parts(content), []
    book = etree.fromstring(files["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in book.iter(f"{S}sheet")]
    faults += [f"sheet name {n!r}" for n in names if not 0 < len(n) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", n)]
    faults += ["a sheet name twice"] if len({n.casefold() for n in names}) < len(names) else []
    shared = etree.fromstring(files["xl/sharedStrings.xml"])
    strings = ["".join(t.text or "" for t in entry.iter(f"{S}t")) for entry in shared]
    faults += [f"a cell of {len(text)} characters" for text in strings if len(text.encode("utf-16-le")) // 2 > 32767]
    faults += ["an empty run" for run in shared.iter(f"{S}r") if not run.find(f"{S}t").text]
    used = 0
    formats = len(etree.fromstring(files["xl/styles.xml"]).find(f"{S}cellXfs"))
    for position in range(1, len(names) + 1):
        sheet = etree.fromstring(files[f"xl/worksheets/sheet{position}.xml"])
        for cell in sheet.iter(f"{S}c"):
            if cell.get("t") == "s":
                used += 1
                faults += [] if 0 <= int(cell.find(f"{S}v").text) < len(strings) else ["a string that is not there"]
            faults += [] if int(cell.get("s", 0)) < formats else ["a format that is not there"]
        ranges = [ends(area.get("ref")) for area in sheet.iter(f"{S}mergeCell")]
        taken = [
            (row, column)
            for area in ranges
            for row in range(area[0], area[2] + 1)
            for column in range(area[1], area[3] + 1)
        ]
        faults += ["merged ranges overlap"] if len(set(taken)) < len(taken) else []
        heights = [float(row.get("ht")) for row in sheet.iter(f"{S}row") if row.get("ht")]
        faults += ["a row higher than 409 points"] if any(height > 409 for height in heights) else []
        for rule in sheet.iter(f"{S}dataValidation"):
            texts = (rule.find(f"{S}formula1").text.strip('"'), rule.get("prompt", ""), rule.get("error", ""))
            titles = (rule.get("promptTitle", ""), rule.get("errorTitle", ""))
            faults += ["a list, prompt or error too long"] if any(len(text) > 255 for text in texts) else []
            faults += ["a title over 32 characters"] if any(len(title) > 32 for title in titles) else []
        breaks = sheet.find(f"{S}rowBreaks")
        if breaks is not None and (len(breaks) > 1023 or len(breaks) != int(breaks.get("count"))):
            faults.append("more page breaks than Excel takes")
    if (int(shared.get("count")), int(shared.get("uniqueCount"))) != (used, len(strings)):
        faults.append("shared strings are not counted right")
    return faults


def ends(area):
    found = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", area).groups()
    column = lambda letters: sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters)))  # noqa: E731
    return int(found[1]), column(found[0]), int(found[3]), column(found[2])
