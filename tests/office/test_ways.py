"""The links that the window adds to the page of a report."""

import re


def test_the_page_of_a_report_leads_back_to_the_list_and_a_copy_of_it_does_not(standing):
    cookie, job = standing.sessions["阅读"], standing.job
    answer = standing.ask("GET", f"/r/{job}/要点.html", cookie=cookie)
    assert answer.text.count('<p class="mode"><span class="links" data-runtime><a href="../../">返回清单</a>') == 1
    assert int(answer.headers["content-length"]) == len(answer.content)
    with standing.library.lent(job) as report:
        assert report.shown().page.decode() == re.sub('<span class="links" data-runtime>.*?</span> ', "", answer.text)
    for path in (f"/r/{job}/files/html", f"{standing.interface(job)}page"):
        assert "返回清单" not in standing.ask("GET", path, cookie=cookie).text
