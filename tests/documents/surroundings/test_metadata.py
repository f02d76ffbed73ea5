import pytest

from documents.surroundings.metadata import read_metadata
from documents.surroundings.signature import organs_of
from documents.text.lines import source_lines
from tests.documents.small_documents import read
from tests.documents.surroundings.heads_and_tails import BODY


def metadata_of(text: str, tail: str = "") -> tuple:
    found = read_metadata(source_lines(text), source_lines(tail))
    return (found.title, found.issuer, found.document_number, found.issued_on, found.year, found.region, found.level)


NOTICE = "关于印发2022年政务公开工作要点的通知"


@pytest.mark.parametrize(
    ("head", "tail", "expected"),
    [
        (
            f"苏政办发〔2022〕5号\n江苏省人民政府办公厅{NOTICE}\n2022年5月6日",
            "",
            (
                f"江苏省人民政府办公厅{NOTICE}",
                "江苏省人民政府办公厅",
                "苏政办发〔2022〕5号",
                "2022-05-06",
                2022,
                "江苏省",
                "province",
            ),
        ),
        (
            "广州市人民政府办公厅\n关于印发2022年政务公开工作\n要点的通知",
            "广州市人民政府办公厅\n2022年5月6日",
            (f"广州市人民政府办公厅{NOTICE}", "广州市人民政府办公厅", None, "2022-05-06", 2022, "广州市", "city"),
        ),
        (
            "陕西省2021年政务公开工作要点",
            "",
            ("陕西省2021年政务公开工作要点", None, None, None, 2021, "陕西省", "province"),
        ),
        (
            "2021年海盐县政务公开工作要点",
            "",
            ("2021年海盐县政务公开工作要点", None, None, None, 2021, "海盐县", "county"),
        ),
        (
            "政府工作报告\n——2026年1月26日在湖南省第十四届\n人民代表大会第五次会议上\n省长 某某某",
            "",
            ("政府工作报告", None, None, "2026-01-26", 2026, "湖南省", "province"),
        ),
        (
            "政府工作报告\n（2025年2月11日在台州市第八届人民代表大会第四次会议上）",
            "",
            ("政府工作报告", None, None, "2025-02-11", 2025, "台州市", "city"),
        ),
        (
            "清洁取暖工作要点\n2025年2月11日在县会议中心召开动员会。",
            "",
            ("清洁取暖工作要点", None, None, None, None, None, None),
        ),
        (
            "国务院关于做好当前和今后一个时期\n促进就业工作的若干意见\n国发〔2018〕39号",
            "国务院\n2018年11月16日",
            (
                "国务院关于做好当前和今后一个时期促进就业工作的若干意见",
                "国务院",
                "国发〔2018〕39号",
                "2018-11-16",
                2018,
                None,
                "national",
            ),
        ),
        (
            "北京市海淀区人民政府办公室关于印发责任清单的通知",
            "二〇二一年六月十二日",
            (
                "北京市海淀区人民政府办公室关于印发责任清单的通知",
                "北京市海淀区人民政府办公室",
                None,
                "2021-06-12",
                2021,
                "北京市海淀区",
                "county",
            ),
        ),
    ],
)
def test_a_document_says_who_issued_it_where_and_when(head, tail, expected):
    assert metadata_of(head, tail) == expected


@pytest.mark.parametrize(
    ("printed", "issued_on"),
    [
        ("2020年12月31日", "2020-12-31"),
        ("二〇二〇年十二月三十一日", "2020-12-31"),
        ("二零二〇年十月二十日", "2020-10-20"),
        ("2020年2月31日", None),
        ("二〇二〇年十三月五日", None),
        ("二〇二〇年二三月五日", None),
        ("二〇二〇年十十月五日", None),
    ],
)
def test_a_date_that_no_calendar_has_is_no_date(printed, issued_on):
    assert metadata_of(f"某省人民政府办公厅{NOTICE}", printed)[3] == issued_on


def test_dates_of_a_web_page_and_of_printing_are_no_date_of_issue():
    assert metadata_of(f"某省人民政府办公厅{NOTICE}\n时间:2024-01-31\n2021年5月17日印发")[3] is None


@pytest.mark.parametrize("genre", ["台账", "责任分解表", "任务分工表", "一览表", "工作安排", "任务书"])
def test_the_title_below_an_annex_mark_may_be_any_kind_of_list(genre):
    title = f"德清县2022年政务公开重点任务{genre}"
    assert metadata_of(f"附件1\n\n{title}") == (title, None, None, None, 2022, "德清县", "county")


@pytest.mark.parametrize("issuer", ["省政府外办", "省委网信办", "省残联", "省供销社", "杭州海关"])
def test_bodies_of_every_kind_issue_documents(issuer):
    below = metadata_of(f"关于印发2022年工作要点的通知\n{issuer}", f"{issuer}\n2022年5月6日")
    in_title = metadata_of(f"{issuer}{NOTICE}")
    assert (below[1], below[3], in_title[1]) == (issuer, "2022-05-06", issuer)


@pytest.mark.parametrize(
    ("issuer", "region", "level"),
    [
        ("教育部", None, "national"),
        ("共青团中央", None, "national"),
        ("中共浙江省委宣传部", "浙江省", "province"),
        ("浙江省委组织部", "浙江省", "province"),
        ("宁夏回族自治区总工会", "宁夏回族自治区", "province"),
        ("上海市浦东新区残联", "上海市浦东新区", "county"),
        ("省委组织部", None, "province"),
    ],
)
def test_the_party_of_a_place_is_no_ministry(issuer, region, level):
    assert metadata_of(f"{issuer}{NOTICE}")[5:] == (region, level)


def test_as_many_sign_as_the_title_says():
    organs = ("工业和信息化部", "教育部", "科学技术部", "交通运输部", "文化和旅游部", "国务院国资委", "中国科学院")
    body = "一、任务\n（一）布局产业。布局未来产业。\n（二）深化合作。参与标准制定。\n"
    title = "工业和信息化部等七部门关于推动未来产业发展的实施意见"
    document = read(f"{title}\n{body}{chr(10).join(organs)}\n2024年1月18日\n")
    assert document.issuer == "、".join(organs)
    assert [task.text for task in document.tasks] == ["布局未来产业。", "参与标准制定。"]


@pytest.mark.parametrize(
    ("line", "organs"),
    [
        ("黄浦区教育局黄浦区商务委员会", ("黄浦区教育局", "黄浦区商务委员会")),
        ("黄浦区教育局 黄浦区商务委员会", ("黄浦区教育局", "黄浦区商务委员会")),
        ("黄浦区发展和改革委员会", ("黄浦区发展和改革委员会",)),
        ("黄浦区人民政府黄浦区办公楼", ()),  # one part is none that signs
    ],
)
def test_names_that_begin_with_one_place_are_parted(line, organs):
    assert organs_of(line) == organs


def test_issuers_of_any_name_that_the_title_lists_with_spaces_sign_one_a_line():
    names = ("财政部", "发展改革委", "工业和信息化部", "粮食银行", "审计署")
    document = read(" ".join(names) + "关于支持灌区建设的通知\n" + BODY + "\n".join(names) + "\n2020年2月7日")
    assert (document.issuer, str(document.issued_on), len(document.tasks)) == ("、".join(names), "2020-02-07", 3)


def test_a_group_of_a_ministry_signs_on_two_lines():
    head = "农业农村部灌区建设工作领导小组办公室关于做好灌区建设的通知\n"
    document = read(head + BODY + "农业农村部灌区建设工作\n领导小组办公室（代章）\n2020年2月10日")
    assert (len(document.tasks), str(document.issued_on)) == (3, "2020-02-10")


def test_a_line_that_no_title_lists_is_no_signer_above_others():
    document = read("财政部 审计署关于支持灌区建设的通知\n" + BODY + "粮食银行\n财政部\n审计署\n2020年2月7日")
    assert document.issuer == "财政部、审计署"


@pytest.mark.parametrize(
    ("subject", "region", "level"),
    [
        ("宝山区", "宝山区", "county"),
        ("西湖区", "西湖区", "county"),
        ("静海区", "静海区", "county"),
        ("上城区", "上城区", "county"),
        ("石景山区", "石景山区", "county"),
        ("北京市石景山区", "北京市石景山区", "county"),
        ("深圳市坪山区", "深圳市坪山区", "county"),
        ("老城区", None, None),  # a part of a town
        ("沿海区", None, None),
        ("主城区", None, None),
        ("贫困山区", None, None),
        ("清河市半山区", "清河市", "city"),
        ("中心城区", None, None),
    ],
)
def test_a_district_whose_name_ends_as_a_word_does_is_a_region(subject, region, level):
    assert metadata_of(f"{subject}2022年绿化工作要点")[5:] == (region, level)


def test_the_government_of_a_district_makes_a_name_of_a_word():
    assert metadata_of("新城区人民政府办公室关于印发绿化方案的通知")[5:] == ("新城区", "county")
    assert metadata_of("新城区改造方案")[5:] == (None, None)


def test_the_city_of_a_district_may_stand_in_the_title_or_the_signature():
    title = "坪山区人民政府办公室关于印发绿化方案的通知"
    assert metadata_of(title)[5] == "坪山区"
    assert metadata_of(title, "清河市坪山区人民政府办公室\n2022年5月6日")[5] == "清河市坪山区"
    assert metadata_of("坪山区人民政府办公室关于印发《清河市坪山区绿化方案》的通知")[5] == "清河市坪山区"
    assert metadata_of("坪山区人民政府办公室关于到省城市坪山区学习的通知")[5] == "坪山区"  # no city is named so


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("清河省教育厅办公室转发教育部办公厅关于校园安全的紧急通报", "清河省教育厅办公室"),
        ("清河省人民政府办公厅转发省教育厅等部门关于校园安全意见的通知", "清河省人民政府办公厅"),
        ("清河县教育局转发《教育部关于校园安全的意见》的通知", "清河县教育局"),
        ("转发教育部办公厅关于校园安全的通知", None),
        ("国家能源局综合司关于做好电力保障的通知", "国家能源局综合司"),
        ("清河县教育局办公室印发关于校园安全的意见的通知", "清河县教育局办公室"),
        ("关于各科室关于校园安全的通知", None),
    ],
)
def test_who_passes_a_document_on_issues_it(title, issuer):
    assert metadata_of(title)[1] == issuer


def test_the_date_of_what_is_passed_on_is_not_the_date_of_issue():
    head = "清河教电〔2010〕3号\n清河省教育厅转发教育部办公厅关于校园安全的紧急通报"
    theirs = "教育部办公厅\n2009年11月30日"
    assert metadata_of(head, theirs)[3:5] == (None, 2010)
    assert metadata_of(head, f"清河省教育厅\n2010年12月3日\n{theirs}")[3:5] == ("2010-12-03", 2010)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("绿化工作意见（2025版）", 2025),
        ("绿化工作意见（2025年版）", 2025),
        ("绿化工作规定（2019修订）", 2019),
        ("绿化2025工程方案", None),  # may count something
    ],
)
def test_a_title_names_the_year_of_its_edition(title, year):
    assert metadata_of(title)[4] == year


def test_the_number_names_the_year_where_nothing_else_does():
    assert metadata_of("清政办〔2022〕5号\n清河县绿化方案")[3:5] == (None, 2022)
    assert metadata_of("清政办〔2022〕5号\n清河县2023年绿化方案")[4] == 2023


@pytest.mark.parametrize(
    ("number", "issuer", "region", "level"),
    [
        ("赣粮发〔2020〕3号", "省粮食局", "江西省", "province"),
        ("青发〔2020〕3号", "省粮食局", "青海省", "province"),
        ("粮发〔2020〕3号", "省粮食局", None, "province"),
        ("青粮发〔2020〕3号", "市粮食局", None, None),  # of a city that begins so, or of one in 青海
        ("赣粮发〔2020〕3号", "县粮食局", None, "county"),
        ("赣粮发〔2020〕3号", "国家粮食局", None, "national"),
    ],
)
def test_the_number_says_which_province_an_issuer_of_a_province_is_of(number, issuer, region, level):
    assert metadata_of(f"{number}\n{issuer}关于储粮的通知")[5:] == (region, level)


def test_the_title_of_the_document_names_issuers_that_the_headline_of_the_page_leaves_out():
    found = metadata_of("关于做好绿化工作的意见\n通讯社2月3日电\n清河县委 清河县人民政府关于做好绿化工作的意见")
    assert found[:2] == ("清河县委清河县人民政府关于做好绿化工作的意见", "清河县委、清河县人民政府")
    other = metadata_of("关于做好绿化工作的意见\n清河县人民政府关于做好防汛工作的意见")
    assert other[0] == "关于做好绿化工作的意见"


@pytest.mark.parametrize(
    ("issuer", "region", "level"),
    [
        ("教育部防汛工作领导小组办公室", None, "national"),
        ("市场监管总局", None, "national"),
        ("水利部门", None, None),  # those of any place
        ("清河市场监管局", None, None),
        ("清河市教育部", "清河市", "city"),
    ],
)
def test_groups_of_ministries_are_the_states(issuer, region, level):
    assert metadata_of(f"{issuer}关于防汛的通知")[5:] == (region, level)


def test_an_issuer_whose_ending_tells_nothing_is_repeated_above_the_date():
    torn = "国务院应对洪涝灾害\n联防联控机制关于印发《防汛方案》的通知"
    found = metadata_of(f"{torn}\n国务院应对\n洪涝灾害联防联控机制\n2020年3月14日")
    assert found[:2] == ("国务院应对洪涝灾害联防联控机制关于印发《防汛方案》的通知", "国务院应对洪涝灾害联防联控机制")
    quoted = metadata_of("清河县“三地一区”建设专办关于防汛的通知", "清河县“三地一区”建设专办\n2020年3月14日")
    assert quoted[1] == "清河县“三地一区”建设专办"


@pytest.mark.parametrize("above", ["此复。", "联防联控\n机制", "请认真落实"])
def test_what_stands_above_a_date_is_no_issuer_unless_the_title_begins_with_it(above):
    assert metadata_of("联防联控行动关于防汛的通知", f"{above}\n2020年3月14日")[1] is None


def test_the_headline_of_a_page_that_passes_on_is_not_the_title_below_it():
    title = "中共清河市教育局委员会2011年工作思路"
    below = "中共清河市教育局委员会2011年\n工作思路"
    assert metadata_of(f"转发《{title}》\n{below}")[:2] == (title, "中共清河市教育局委员会")
    assert metadata_of(f"转发《{title}》\n各科室：")[0] == f"转发《{title}》"


@pytest.mark.parametrize(
    "control", ["进入关怀版", "无障碍阅读", "打印\n收藏\n【字号：\n加大\n还原\n减小\n】", "繁体版\n|\n打印"]
)
def test_a_control_of_the_page_is_no_part_of_the_title(control):
    assert metadata_of(f"{control}\n清河县2022年绿化工作要点")[0] == "清河县2022年绿化工作要点"


def test_a_title_about_a_version_of_pages_is_no_control():
    assert metadata_of("清河县政府网站无障碍版建设方案")[0] == "清河县政府网站无障碍版建设方案"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "2020年10月28日清河市第十七届人民代表大会常务委员会第二十九次会议通过",
            ("清河市人民代表大会常务委员会", "2020-10-28"),
        ),
        (
            "2009年8月30日 中华人民共和国国务院令第560号公布\n2013年7月18日 《国务院关于修改部分行政法规的决定》第一次修订",
            ("国务院", "2013-07-18"),
        ),
        ("（2009年8月30日国务院令第560号公布）", ("国务院", "2009-08-30")),
        ("2020年10月28日，清河市召开会议，方案获得通过", (None, None)),  # a sentence
        ("2020年10月28日清河市通过了节水型城市的验收。", (None, None)),
        ("2009年8月30日某部令第5号公布", (None, "2009-08-30")),
    ],
)
def test_acts_below_the_title_of_a_law_need_no_brackets(below, expected):
    found = metadata_of(f"清河市供热条例\n{below}")
    assert (found[1], found[3]) == expected


@pytest.mark.parametrize(
    ("plan", "year"),
    [
        ("清河县2025年绿化工作要点", 2025),
        ("清河县绿化工作要点", 2024),
        ("清河县2025年绿化任务已经完成。", 2024),
        ("附件：2023年绿化任务分解表", 2024),
    ],
)
def test_the_plan_below_a_notice_names_its_year(plan, year):
    assert metadata_of(f"关于印发绿化工作要点的通知\n清河县人民政府\n2024年12月30日\n{plan}")[4] == year
    assert metadata_of(f"关于印发2022年绿化工作要点的通知\n{plan}")[4] == 2022


def test_a_place_within_the_name_of_a_law_is_not_the_region():
    assert metadata_of("关于贯彻《上海市生活垃圾管理条例》推进体系建设的实施意见")[5:] == (None, None)
    assert metadata_of("关于印发《上海市生活垃圾管理方案》的通知")[5:] == ("上海市", "province")


def test_a_switch_of_the_page_is_no_title_and_a_short_line_below_is_one():
    document = read("导航\n青岚县灌区修缮\n" + BODY)
    assert (document.title, document.region) == ("青岚县灌区修缮", "青岚县")


def test_a_page_that_passes_a_notice_on_without_saying_who_has_the_signature_of_the_notice():
    document = read("转发青岚县教育局关于做好灌区研学的通知\n" + BODY + "青岚县教育局\n2015年7月10日")
    assert (document.issuer, document.region, document.issued_on) == ("青岚县教育局", "青岚县", "2015-07-10")
