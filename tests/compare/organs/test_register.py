import tomllib
from pathlib import Path

import pytest

from compare.organs.identity import identify, includes
from compare.organs.register import Organ, Register, RegisterError, Renaming, merged
from compare.organs.register_file import default_entries, default_register, entries_from


def entries(text):
    return entries_from(tomllib.loads(text))


def laid_over(text):
    return Register(merged(default_entries(), entries(text)))


def test_a_table_of_an_organ_says_forms_former_names_and_counterparts():
    found = entries(
        """
        [[organs]]
        name = "大数据中心"
        forms = ["数据中心"]
        renamed = [{ from = ["信息中心", "信息化中心"], year = 2021 }]
        counterparts = ["大数据"]
        """
    )
    assert found.organs == (
        Organ("大数据中心", ("数据中心",), (Renaming(("信息中心", "信息化中心"), 2021),), ("大数据",)),
    )


def test_a_file_adds_forms_to_an_organ_that_is_known():
    register = laid_over('[[organs]]\nname = "大数据"\nforms = ["智慧城市建设"]')
    assert identify("市智慧城市建设办", register).organ == identify("省大数据局", register).organ == "大数据"
    assert identify("市智慧城市建设办", default_register()).organ == "智慧城市建设"


def test_a_file_takes_a_form_away_from_another_organ():
    register = laid_over('[[organs]]\nname = "住建"\nforms = ["住房和城乡建设"]')
    assert identify("省住房和城乡建设厅", register).organ == "住建"
    assert identify("省建设厅", register).organ == "建设"


def test_a_name_with_its_level_stands_for_itself_alone():
    register = laid_over('[[organs]]\nname = "嘉兴经济技术开发区"\nforms = ["嘉兴经开区", "经开区"]')
    assert identify("嘉兴经开区", register).organ == identify("经开区", register).organ == "嘉兴经济技术开发区"


def test_a_file_names_a_group_and_its_members():
    register = laid_over('[[groups]]\nname = "涉农部门"\nforms = ["省级涉农部门"]\nmembers = ["农业农村", "省水利厅"]')
    assert identify("省级涉农部门", register).organ == "涉农部门"
    assert includes("涉农部门", "市农业农村局", register)
    assert includes("省级涉农部门", "省水利厅", register)
    assert not includes("涉农部门", "省教育厅", register)


def test_what_a_file_says_of_coverage_is_added():
    register = laid_over("[[covers]]\ngroup = '各开发区'\nmembers = '.*(?:开发区|港区)'")
    assert includes("各开发区", "嘉兴港区", register)
    assert includes("各级行政机关", "省财政厅", register)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[organ]", "'organ' is not known (known: organs, groups, covers)"),
        ("organs = 3", "organs must be an array of tables, written [[organs]], not 3"),
        ("[[organs]]\nforms = []", "organs[1].name is missing"),
        ("[[organs]]\nname = ''", "organs[1].name must be a string that is not empty, not ''"),
        ("[[organs]]\nname = 'A'\nform = []", "organs[1].form is not known (known: name, forms, renamed, counterparts, party)"),
        ("[[organs]]\nname = 'A'\nforms = [1]", "organs[1].forms must be a list of names, not [1]"),
        ("[[organs]]\nname = 'A'\nforms = ' '", "organ 'A': a name is blank"),
        ("[[organs]]\nname = 'A'\nforms = ''", "organs[1].forms must be a list of names, not ''"),
        ("[[organs]]\nname = 'A'\nrenamed = [3]", "organs[1].renamed[1] must be a table such as { from = [\"…\"], year = 2018 }, not 3"),
        ("[[organs]]\nname = 'A'\nrenamed = [{ from = [], year = 2018 }]", "organs[1].renamed[1].from must be a list of names, not []"),
        ("[[organs]]\nname = 'A'\nparty = 1", "organs[1].party must be true or false, not 1"),
        ("[[organs]]\nname = 'A'\nrenamed = [{ from = 'B', year = '去年' }]", "organs[1].renamed[1].year must be a year such as 2018, not '去年'"),
        ("[[organs]]\nname = 'A'\nrenamed = [{ year = 2018 }]", "organs[1].renamed[1].from is missing"),
        ("[[organs]]\nname = 'A'\n[[organs]]\nname = 'A'", "organs: 'A' has 2 tables"),
        ("[[covers]]\ngroup = 'A'\nmembers = 'B'\nlevel = 'x'", "covers[1].level must be 'any' or 'own', not 'x'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_key(text, message):
    with pytest.raises(RegisterError) as error:
        entries(text)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[organs]]\nname = 'A'\nforms = ['C']\n[[organs]]\nname = 'B'\nforms = ['C']",
            "organ 'B': 'C' stands for 'A' already",
        ),
        ("[[organs]]\nname = 'A'\ncounterparts = ['没有']", "organ 'A': counterpart '没有' is no organ of the register"),
        (
            "[[groups]]\nname = 'A'\npattern = '('",
            "group 'A': pattern '(' is no regular expression (missing ), unterminated subpattern at position 0)",
        ),
        ("[[organs]]\nname = '数据办'\nforms = ['财政']\n[[organs]]\nname = '财税'\nforms = ['教育']", "organ '财税': '教育' stands for '教育' already"),
    ],
)  # fmt: skip
def test_entries_that_contradict_each_other_are_refused(text, message):
    with pytest.raises(RegisterError) as error:
        laid_over(text)
    assert str(error.value) == message


def test_the_built_in_register_says_every_name_once():
    register = default_register()
    assert len(register.entries.organs) > 80
    assert register.jobs["政务数据"] == "大数据"
    assert register.names["卫计"].until == 2018


def test_the_example_of_the_documentation_can_be_laid_over_the_built_in_register():
    page = (Path(__file__).parents[3] / "docs" / "units.md").read_text(encoding="utf-8")
    register = laid_over(page.split("```toml\n")[1].split("```")[0])
    assert identify("市招商局", register).job == identify("省商务厅", register).job
    assert identify("省经合办", register).until == 2019
    assert includes("各涉农单位", "市水利局", register)
