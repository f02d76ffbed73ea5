"""Mail and pages saved as one file: the page, else the text; what people added stands apart."""

import base64
from email.message import EmailMessage

import pytest

from documents.files.mail import Attachment, is_mail, read_mail

PAGE = "<html><body><p>（一）修缮老旧小区。（市住建局负责）</p></body></html>"


def mail(text="正文", page=None, attachments=()):
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "a@example.org",
        "关于报送分工的函",
        "Mon, 2 Mar 2026 08:00:00 +0800",
    )
    message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def saved_page(page, charset, *, declared=None, start=True):
    """A page as browsers and Word save it, with a picture; Word begins with the fields of the parts."""
    body = base64.encodebytes(page.encode(charset)).decode()
    kind = f'text/html; charset="{declared}"' if declared else "text/html"
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="=_b"' + (
        '; start="<root@page>"' if start else ""
    )
    return "\r\n".join(
        [
            head,
            "",
            "--=_b",
            "Content-Type: image/png",
            "Content-Transfer-Encoding: base64",
            "Content-Location: a.png",
            "",
            "aaaa",
            "--=_b",
            f"Content-Type: {kind}",
            "Content-ID: <root@page>",
            "Content-Transfer-Encoding: base64",
            "",
            body,
            "--=_b--",
            "",
        ]
    ).encode()


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", None), ("utf-8", "utf-8"), ("gb18030", "gb2312"), ("utf-16", "unicode"), ("gb18030", None)],
)
@pytest.mark.parametrize("start", [True, False])
def test_a_saved_page_is_its_page_in_any_encoding(charset, declared, start):
    data = saved_page(PAGE, charset, declared=declared, start=start)
    read = read_mail(data, "a.mht")
    assert is_mail(data)
    assert (read.is_page, read.is_saved_page, read.attachments) == (True, True, ())
    assert read.body in (PAGE.encode(), PAGE.encode("gb18030"))


def test_of_a_mail_the_page_is_read_before_the_plain_text():
    read = read_mail(mail("正文", PAGE), "a.eml")
    assert (read.body.decode().strip(), read.is_page, read.is_saved_page) == (PAGE, True, False)


def test_plain_mail_is_its_text():
    assert read_mail(mail("（一）修缮老旧小区。"), "a.eml").body.decode().strip() == "（一）修缮老旧小区。"


def test_attachments_keep_their_names_without_folders():
    read = read_mail(mail(attachments=[("..\\附件1：分工.docx", b"x"), ("b.txt", b"y")]), "a.eml")
    assert read.attachments == (Attachment("附件1：分工.docx", b"x"), Attachment("b.txt", b"y"))


@pytest.mark.parametrize(
    "text",
    [
        "关于印发分工的通知\n\n一、总体要求\n",
        "Title: plan\nAuthor: office\n\n一、总体要求\n",
        "Content-Type: text/html\n\n一行不成邮件\n",
        "MIME-Version: 1.0 是一个标准\n一、总体要求\n",
        "",
    ],
)
def test_other_texts_are_no_mail(text):
    assert not is_mail(text.encode())
