"""One vocabulary of organs: what may be a unit, an issuer, a signer, a token, and that no second list of endings grows."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from documents.chinese.organ_patterns import named_organ
from documents.chinese.organ_words import is_issuer, is_signer, is_surely_organ, is_unit, organ_words
from documents.fields.unit_list import looks_like_units, parse_units
from documents.fields.unit_names import is_unit_name

ROOT = Path(__file__).parents[3]
PACKAGES = ("align", "benchmarks", "collate", "compare", "documents", "policydiff", "reports", "review")
COMPOSED = tomllib.loads(Path(__file__).with_name("unit_names.toml").read_text(encoding="utf-8"))
NAMES = [name for names in COMPOSED["names"].values() for name in names.split()]
PHRASES = [phrase for phrases in COMPOSED["phrases"].values() for phrase in phrases.split()]

NAMES_KNOWN = 0.98
"""Share of the composed names that must have the shape of a unit; of the phrases none may."""

ENDINGS = "厅局委办部院署"
"""Characters that organs end with; three of them side by side are a list of endings."""

ALLOWED: dict[str, str] = {}
"""File → why it may hold a list of endings of its own."""


def test_names_of_real_lists_have_the_shape_of_a_unit():
    missed = [name for name in NAMES if not is_unit_name(name)]
    assert len(NAMES) >= 300
    assert len(missed) <= (1 - NAMES_KNOWN) * len(NAMES), missed


def test_no_phrase_that_ends_as_a_name_does_has_the_shape_of_a_unit():
    assert len(PHRASES) >= 290
    assert [phrase for phrase in PHRASES if is_unit_name(phrase)] == []


@pytest.mark.parametrize(
    "name",
    ["省政府外办", "省委网信办", "省残联", "省供销社", "杭州海关", "省财政厅", "浙江证监局", "省检察院", "国务院"],
)
def test_an_organ_is_a_unit_an_issuer_and_a_signer(name):
    assert (is_unit(name), is_issuer(name), is_signer(name), is_surely_organ(name)) == (True, True, True, True)


@pytest.mark.parametrize(
    ("name", "unit", "issuer", "signer"),
    [
        ("浙江大学", True, True, True),
        ("某某科技有限公司", True, True, True),
        ("省财政厅、省总工会", True, True, False),
        ("西湖区", True, False, False),
        ("各有关部门", True, False, False),
        ("市公共资源交易平台", True, False, False),
        ("市公安局法制科", True, False, False),
        ("办公室", True, True, False),
        ("工作推进会", False, False, False),
        ("领导干部", False, False, False),
    ],
)
def test_what_has_no_seal_is_a_unit_and_issues_nothing(name, unit, issuer, signer):
    assert (is_unit(name), is_issuer(name), is_signer(name)) == (unit, issuer, signer)


@pytest.mark.parametrize(
    ("bare", "owned"),
    [
        ("平台", "各平台"),
        ("数据平台", "省数据平台"),
        ("车站", "杭州市车站"),
        ("企业", "省属企业"),
        ("热线", "12345热线"),
        ("医疗保险机构", "有关医疗保险机构"),
    ],
)
def test_a_noun_of_prose_is_a_unit_with_an_owner_before_it(bare, owned):
    assert (is_unit(bare), is_unit(owned)) == (False, True)


@pytest.mark.parametrize(
    ("ordinary", "name"),
    [
        ("全部", "国家安全部"),
        ("开办", "市政务公开办"),
        ("山区", "萧山区"),
        ("城镇", "龙城镇"),
        ("推进会", "市产业促进会"),
        ("统筹城乡", "统筹办"),
        ("推进社区", "推进长三角一体化发展领导小组"),
        ("新建区", "新建区"),
        ("在铁炉村设立竹编所", "在线教育中心"),
        ("在全镇设立竹编所", "在京单位"),
        ("开工建设老年大学", "市老年大学"),
        ("改扩建中心幼儿园", "县中心幼儿园"),
        ("打开新局", "县文体广新局"),
    ],
)
def test_the_longest_word_and_what_stands_before_it_decide(ordinary, name):
    assert is_unit(name)
    assert ordinary == name or not is_unit(ordinary)


def test_units_whose_names_end_otherwise_than_offices_are_read_from_a_bracket():
    text = "（省卫生健康委、省计生协、市12345热线、省广播电视台、各村等按职责分工负责）"
    assert looks_like_units(text)
    assert parse_units(text).responsible == ("省卫生健康委", "省计生协", "市12345热线", "省广播电视台", "各村")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市教育局、学校负责", True),
        ("省数据局、平台", True),
        ("学校", False),
        ("平台、车站", False),
        ("市教育局、布局", False),
    ],
)
def test_a_noun_of_prose_is_a_unit_beside_an_organ(text, units):
    assert looks_like_units(text) == units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由省总工会、省残联和省检察院负责", ["省总工会", "省残联", "省检察院"]),
        ("省委宣传部会同浙江证监局", ["省委宣传部", "浙江证监局"]),
        ("市政务平台、市汽车站、市场主体、省内部分布局", []),
        ("市残联办理残疾证", ["市残联"]),
    ],
)
def test_organs_of_running_text_are_told_from_words_that_end_so(text, found):
    assert [match["name"] for match in named_organ().finditer(text)] == found


def test_every_word_is_of_one_kind():
    tables = tomllib.loads((ROOT / "documents" / "chinese" / "organ_words.toml").read_text(encoding="utf-8"))
    lists = [*tables["endings"].values(), tables["not_names"]["ends"]]
    assert [word for word, times in Counter(word for one in lists for word in one.split()).items() if times > 1] == []
    starts, hesitating = tables["not_names"]["starts"].split(), tables["not_names"]["starts_unless"]
    assert set(starts) & set(hesitating) == set()


def test_the_words_are_read_once_and_only_when_they_are_asked_for():
    program = (
        "import sys, documents.chinese.organ_words as organs, compare.texts.tokens, compare.organs.names\n"
        "print(organs.organ_words.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    assert organ_words() is organ_words()


RUN = re.compile(f"[{ENDINGS}]{{3,}}")
LONGEST_ENDING = 3
"""Characters of an alternative that is an ending, 委员会, and no whole name, 省财政厅."""


def lists_of_endings(tree):
    """Every string or collection that lists three endings of organs, as (line, text)."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            text = node.value
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            text = "|".join(e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str))
        else:
            continue
        if is_list_of_endings(text):
            yield node.lineno, text


def is_list_of_endings(text):
    """Tell whether a text lists three endings: 厅局委办, [厅局委], 委员会|局|厅."""
    if any(len(set(run)) > 2 for run in RUN.findall(text)):
        return True
    if any(len(set(one) & set(ENDINGS)) > 2 for one in re.findall(r"\[[^\]]*\]", text)):
        return True
    alternatives = re.split(r"[|()]", re.sub(r"\(\?<?[=!][^()]*\)", "", text)) if "|" in text else ()
    words = (re.search(r"[\u4e00-\u9fff]+$", one) for one in alternatives)
    return len({word[0][-1] for word in words if word and len(word[0]) <= LONGEST_ENDING} & set(ENDINGS)) > 2


@pytest.mark.parametrize(
    "text",
    ["(厅|局|委)$", "[厅局委]", r"省\S{1,8}?(?:教育厅|委员会|(?<![布格])局|委(?!员)|办(?![公理]))", "厅局委办部署会"],
)
def test_a_list_of_endings_is_known_in_every_spelling(text):
    assert is_list_of_endings(text)


@pytest.mark.parametrize(
    "text", ["主办|承办|协办", "省教育厅、市教育局、市委办", "省教育厅|省大数据局|市委宣传部", "[省市县区]"]
)
def test_other_strings_are_no_list_of_endings(text):
    assert not is_list_of_endings(text)


def test_no_second_list_of_endings_stands_in_the_code():
    vocabulary = ROOT / "documents" / "chinese"
    found = {}
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        lists = list(lists_of_endings(ast.parse(path.read_text(encoding="utf-8"))))
        if lists and vocabulary not in path.parents:
            found[path.relative_to(ROOT).as_posix()] = lists
    assert {place: lists for place, lists in found.items() if place not in ALLOWED} == {}
    assert set(ALLOWED) <= set(found), "an allowed place holds no list any more"
