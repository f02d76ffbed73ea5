"""What a row tells of the numbers, deadlines and duties of two sentences: the answers were written before the rules."""

import pytest

from compare import compare
from tests.compare.samples import alignment, document, link

PAIRS = [
    (
        "公路两侧建筑控制区的距离，自边沟外缘起不少于一点五米。",
        "公路两侧建筑控制区的距离，自边沟外缘起不少于三米。",
        None,
        "region",
        ["count 一点五米→三米 +100%"],
    ),
    (
        "逾期缴纳的，从滞纳之日起按日加收万分之五的滞纳金。",
        "逾期缴纳的，从滞纳之日起按日加收千分之二的滞纳金。",
        None,
        "region",
        ["percentage 万分之五→千分之二 +300%"],
    ),
    (
        "住房维修资金按照建筑安装工程造价的百分之一点五交存。",
        "住房维修资金按照建筑安装工程造价的百分之二点五交存。",
        None,
        "region",
        ["percentage 百分之一点五→百分之二点五 +67%"],
    ),
    ("造成污染的，处二十万元罚款。", "造成污染的，处五十万元罚款。", None, "year", ["amount 二十万元→五十万元 +150%"]),
    ("造成污染的，处一万元罚款。", "造成污染的，处三万元罚款。", None, "year", ["amount 一万元→三万元 +200%"]),
    (
        "构成犯罪的，处三年以上七年以下有期徒刑。",
        "构成犯罪的，处五年以上十年以下有期徒刑。",
        None,
        "year",
        ["period 三年以上七年以下→五年以上十年以下"],
    ),
    (
        "养老机构应当配备不少于3—5个护理床位。",
        "养老机构应当配备不少于五个护理床位。",
        None,
        "region",
        ["count 3—5个→五个"],
    ),
    ("学校应当保证学生每天参加1小时的体育活动。", "学校应当保证学生每天参加一小时的体育锻炼。", None, "level", []),
    ("督学任期为3至5年，可以连续任职。", "督学任期为三至五年，可以连续任职。", None, "region", []),
    (
        "依照本条例第一百二十条的规定，由城管部门责令改正。",
        "依照本条例第九十八条的规定，由城管部门责令改正。",
        None,
        "year",
        [],
    ),
    (
        "实行一事一议，第一批确定两所中心校。",
        "实行一事一议，第一批确定三所中心校。",
        None,
        "year",
        ["count 两所→三所 +50%"],
    ),
    (
        "物业服务收费标准可以上浮，上浮幅度不超过20%。",
        "物业服务收费标准可以上浮，上浮幅度不低于20%。",
        None,
        "region",
        ["percentage 不超过20%→不低于20%"],
    ),
    ("公示期不少于七日。", "公示期不少于7天。", None, "region", []),
    (
        "生活垃圾回收利用率不得低于35%。",
        "生活垃圾回收利用率逐步提高到35%以上。",
        (2023, 2025),
        "level",
        ["weakened 不得低于→逐步提高到"],
    ),
    (
        "新建小区充电车位占比力争达到30%。",
        "新建小区充电车位占比不得低于30%。",
        (2023, 2025),
        "level",
        ["strengthened 力争达到→不得低于"],
    ),
    (
        "全市建成区绿化覆盖率达到40%以上。",
        "全市建成区绿化覆盖率达到40%以下。",
        None,
        "region",
        ["percentage 40%以上→40%以下"],
    ),
    ("平均担保费率不超过1.5%。", "平均担保费率降至1%以下。", None, "level", ["percentage 1.5%→1% -33%"]),
    ("用水总量控制在6.5亿立方米以内。", "用水总量控制在65000万立方米以内。", None, "level", []),
    (
        "城镇新增就业12万人，城镇调查失业率5.5%左右。",
        "农村劳动力转移就业5万人，城镇调查失业率5%左右。",
        None,
        "region",
        ["-count 12万人", "+count 5万人", "percentage 5.5%→5% -9%"],
    ),
    (
        "新建幼儿园20所，新增学位6000个。",
        "新建养老院30所，新增床位4000个。",
        None,
        "region",
        ["-count 20所", "-count 6000个", "+count 30所", "+count 4000个"],
    ),
    ("完成老旧小区改造150个。", "改造老旧小区180个。", None, "year", ["count 150个→180个 +20%"]),
    ("支持灵活就业人员参加职工养老保险。", "加强快递员权益保障。", None, "region", []),
    ("鼓励大型商场设置母婴室。", "大型商场应当设置母婴室。", None, "year", ["strengthened 鼓励→应当"]),
    ("探索建立耕地保护补偿机制。", "健全耕地保护补偿机制。", None, "level", ["strengthened 探索→健全"]),
    ("禁止商家利用会员卡变相收费，引导商家诚信经营。", "引导商家诚信经营，不得利用会员卡变相收费。", None, "year", []),
    (
        "村级公益岗位原则上优先安排脱贫人口。",
        "村级公益岗位确保优先安排脱贫人口。",
        None,
        "level",
        ["strengthened 原则上→确保"],
    ),
    (
        "2021年底前，建成10个区域医疗中心。",
        "2021年9月底前，建成10个区域医疗中心。",
        (2021, 2021),
        "level",
        ["deadline earlier 2021年底前→2021年9月底前"],
    ),
    (
        "行政机关应当自收到申请之日起20个工作日内予以答复。",
        "行政机关应当自收到申请之日起15个工作日内予以答复。",
        (2017, 2023),
        "year",
        ["deadline earlier 自收到申请之日起20个工作日内→自收到申请之日起15个工作日内"],
    ),
    (
        "争取三年内实现乡镇卫生院全覆盖。",
        "2020年底前实现村卫生室全覆盖。",
        (2019, 2020),
        "level",
        ["deadline changed 三年内→2020年底前"],
    ),
    (
        "每季度公布一次水质监测结果。",
        "每月公布一次水质监测结果。",
        (2020, 2021),
        "year",
        ["deadline changed 每季度→每月"],
    ),
    (
        "完善防汛预案，6月底前完成演练。",
        "完善防汛预案，完成演练。",
        (2024, 2025),
        "year",
        ["deadline dropped 6月底前→"],
    ),
    (
        "修订疫苗接种方案。",
        "修订疫苗接种方案，9月底前报送省疾控局。",
        (2024, 2024),
        "level",
        ["deadline added →9月底前"],
    ),
    (
        "对三年内受到两次以上行政处罚的企业，取消评优资格。",
        "对五年内受到两次以上行政处罚的企业，取消评优资格。",
        None,
        "year",
        ["period 三年→五年 +67%"],
    ),
    (
        "被吊销许可证的，五年内不得申请许可。",
        "被吊销许可证的，十年内不得申请许可。",
        None,
        "year",
        ["period 五年→十年 +100%"],
    ),
    (
        "应当自交付之日起30日内支付货款。",
        "应当自交付之日起60日内支付货款。",
        None,
        "year",
        ["deadline later 自交付之日起30日内→自交付之日起60日内"],
    ),
    (
        "到2025年，全省公路总里程达到28万公里。",
        "到2027年，全省公路总里程达到30万公里。",
        (2021, 2023),
        "region",
        ["count 28万公里→30万公里 +7%", "deadline later 到2025年→到2027年"],
    ),
    ("年底前完成土地确权登记。", "年底前完成土地确权登记。", (2020, 2021), "year", []),
    ("每年新增造林5万亩。", "每年新增造林6万亩。", (2020, 2021), "year", ["count 5万亩→6万亩 +20%"]),
    ("加大对小微企业和“三农”的信贷支持。", "加大对小微企业的信贷支持。", None, "level", []),
    ("推进“互联网+医疗健康”，助力“双碳”目标。", "推进“互联网+医疗健康”。", None, "level", []),
    ("开展“安心餐桌”行动，抓好校园食品安全。", "抓好校园食品安全。", None, "year", ["-quoted 安心餐桌"]),
]


def told(left, right, years, mode):
    before, after = years or (None, None)
    sides = (document(left, name="left", year=before), document(right, name="right", year=after))
    change = compare(*sides, alignment(link(0, 0)), mode=mode).changes[0]
    found = [_fact(fact) for fact in change.facts]
    one = change.deadline
    if one is not None and one.status not in ("kept", "rolled"):
        found.append(f"deadline {one.status} {one.left or ''}→{one.right or ''}")
    return found + [f"{duty.status} {duty.left}→{duty.right}" for duty in change.strength]


def _fact(fact):
    if fact.left and fact.right:
        by = "" if fact.ratio is None else f" {fact.ratio * 100:+.0f}%"
        return f"{fact.kind} {fact.left}→{fact.right}{by}"
    return f"{'-' if fact.left else '+'}{fact.kind} {fact.left or fact.right}"


@pytest.mark.parametrize(("left", "right", "years", "mode", "expected"), PAIRS)
def test_numbers_deadlines_and_duties_of_two_sentences(left, right, years, mode, expected):
    assert sorted(told(left, right, years, mode)) == sorted(expected)
