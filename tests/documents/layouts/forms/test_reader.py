from tests.documents.small_documents import codes, read, rows


def test_each_form_is_a_task_whatever_takes_a_row():
    form = "事项编号\t{}\t办理时限\t{}\n交办事项\t{}\t←\t←\n主办单位\t{}\t协办单位\t{}\n联系人\t周某\t签收\t\n"
    text = "某州督查室交办单\n" + "\n".join(
        (
            form.format("1号", "6月30日", "查处采石场，复绿40亩", "州自然资源局", "州林草局"),
            form.format("2号", "2月10日", "兑付护林员补助", "州财政局", "各县政府"),
        )
    )
    document = read(text)
    assert rows(document) == [
        ("1号", "", "查处采石场，复绿40亩", "州自然资源局", "", "州林草局", "6月30日", "周某"),
        ("2号", "", "兑付护林员补助", "州财政局", "", "各县政府", "2月10日", "周某"),
    ]
    assert (document.source.layout, codes(document)) == ("forms", [])


def test_a_table_with_an_even_number_of_columns_is_no_form():
    document = read("序号\t任务\t责任单位\t时限\n1\t修路。\t县交通局\t3月底\n2\t架桥。\t县水利局\t5月底")
    assert document.source.layout == "tabbed_table"
    assert [task.text for task in document.tasks] == ["修路。", "架桥。"]
