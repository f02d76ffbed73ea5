from pathlib import Path

import pytest
from cryptography import x509

from documents.errors import InputError
from policydiff.certificate import write_certificate
from policydiff.exposure import Exposure


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return write_certificate(["office.example", "192.0.2.1", "::1"], tmp_path_factory.mktemp("tls") / "new", days=30)


def test_nothing_is_asked_for_this_machine_alone():
    Exposure().check(people=False)
    assert Exposure().origins(8766) == ("http://127.0.0.1:8766", "http://localhost:8766")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"listen": "0.0.0.0"}, r"in the open; add --cert and --key"),
        ({"listen": "192.0.2.1", "hosts": ("a",)}, r"in the open; add --cert and --key"),
        ({"listen": "office.example"}, r"is no address"),
        ({"listen": "0.0.0.0", "cert": Path("c")}, r"--cert and --key belong together"),
        ({"cert": Path("c"), "key": Path("k"), "proxy": "127.0.0.1"}, r"exclude each other"),
        ({"listen": "0.0.0.0", "cert": Path("c"), "key": Path("k")}, r"add --host NAME"),
        ({"proxy": "127.0.0.1"}, r"add --host NAME"),
        ({"proxy": "the proxy", "hosts": ("a",)}, r"--behind-proxy 'the proxy' is no address"),
        ({"proxy": "127.0.0.1", "hosts": ("https://a/",)}, r"--host 'https://a/' is no name"),
        ({"listen": "192.0.2.1", "cert": Path("c"), "key": Path("k")}, r"cannot be used .*No such file"),
    ],
)
def test_what_would_be_in_the_open_or_is_wrong_is_refused_with_what_to_do(options, told):
    with pytest.raises(InputError, match=told):
        Exposure(**options).check(people=True)


def test_a_network_is_not_served_where_nobody_could_sign_in(made):
    with pytest.raises(InputError, match="policydiff user add NAME --role admin"):
        Exposure(listen="192.0.2.1", cert=made[0], key=made[1]).check(people=False)


def test_a_key_of_another_certificate_is_refused(made, tmp_path):
    other = write_certificate(["a"], tmp_path, days=1)
    with pytest.raises(InputError, match="cannot be used"):
        Exposure(cert=made[0], key=other[1]).check(people=True)


@pytest.mark.parametrize(
    ("options", "port", "origins"),
    [
        ({"listen": "192.0.2.1"}, 8766, ("https://192.0.2.1:8766",)),
        ({"listen": "192.0.2.1", "hosts": ("Office.example",)}, 443, ("https://office.example", "https://192.0.2.1")),
        ({"listen": "0.0.0.0", "hosts": ("a:8443", "b")}, 8766, ("https://a:8443", "https://b:8766")),
        ({"listen": "::1"}, 8766, ("https://[::1]:8766",)),
        ({}, 8766, ("https://127.0.0.1:8766", "https://localhost:8766")),
    ],
)
def test_browsers_call_it_by_the_names_that_are_given(made, options, port, origins):
    exposure = Exposure(cert=made[0], key=made[1], **options)
    exposure.check(people=True)
    assert exposure.origins(port) == origins


def test_behind_a_proxy_the_names_are_those_of_the_proxy():
    exposure = Exposure(listen="0.0.0.0", proxy="172.18.0.0/16", hosts=("office.example", "b:8443"))
    exposure.check(people=True)
    assert exposure.origins(8766) == ("https://office.example", "https://b:8443")


def test_a_certificate_vouches_for_its_names_and_is_for_this_user_alone(made):
    cert, key, fingerprint = made
    assert (cert.stat().st_mode & 0o777, key.stat().st_mode & 0o777) == (0o600, 0o600)
    assert len(fingerprint) == 95
    names = x509.load_pem_x509_certificate(cert.read_bytes()).extensions.get_extension_for_class(
        x509.SubjectAlternativeName
    )
    assert [str(name.value) for name in names.value] == ["office.example", "192.0.2.1", "::1"]


@pytest.mark.parametrize("name", ["", "a b", "-a", "https://a", "a" * 64, "甲"])
def test_what_is_no_name_of_a_machine_gets_no_certificate(tmp_path, name):
    with pytest.raises(InputError, match="is no name of a machine"):
        write_certificate([name], tmp_path / "new", days=30)
    assert not (tmp_path / "new").exists()


def test_a_key_that_is_there_stays(made):
    before = made[1].read_bytes()
    with pytest.raises(InputError, match="File exists"):
        write_certificate(["a"], made[0].parent, days=1)
    made[0].rename(made[0].with_suffix(".old"))
    with pytest.raises(InputError, match="File exists"):
        write_certificate(["a"], made[0].parent, days=1)
    assert not made[0].exists()
    made[0].with_suffix(".old").rename(made[0])
    assert made[1].read_bytes() == before


def test_a_certificate_for_a_corpus_may_be_shown_at_both_ends(tmp_path, made):
    both = write_certificate(["a"], tmp_path, days=1, both_ends=True)
    uses = [
        x509.load_pem_x509_certificate(path.read_bytes())
        .extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        .value
        for path in (made[0], both[0])
    ]
    assert [x509.oid.ExtendedKeyUsageOID.CLIENT_AUTH in one for one in uses] == [False, True]
