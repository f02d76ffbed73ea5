"""Make a certificate that vouches for itself, for an office whose network has nobody who gives them out."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Final

from documents.errors import InputError

if TYPE_CHECKING:
    from cryptography.x509 import GeneralName

__all__ = ["write_certificate"]

_NAME: Final = re.compile(r"[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?(?:\.[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?)*")
_LONGEST_DAYS: Final = 825
"""Days that browsers of Apple take a certificate for."""


def write_certificate(
    names: Sequence[str], folder: Path, *, days: int, both_ends: bool = False
) -> tuple[Path, Path, str]:
    """Write `cert.pem` and `key.pem`.

    Args:
        names: and addresses by which the machine is reached.
        folder: to write to; made when it does not exist.
        days: that the certificate holds.
        both_ends: whether those who connect show it as well: scheduler, workers and those who hand out the work.

    Returns:
        Both paths, and the SHA-256 fingerprint that browsers show.

    Raises:
        InputError: a name is none, a file is there already or cannot be written, or a library is missing.
    """
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
    except ImportError as error:
        raise InputError(
            f"a certificate needs {error.name!r}, which is not installed; install 'policydiff[review]'."
        ) from error
    if not 1 <= days <= _LONGEST_DAYS:
        raise InputError(f"--days {days} is not possible; browsers take 1 to {_LONGEST_DAYS}.")
    found = [_general_name(name) for name in names]
    key = ec.generate_private_key(ec.SECP256R1())
    owner = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    now = datetime.now(UTC).replace(microsecond=0)
    uses = [ExtendedKeyUsageOID.SERVER_AUTH, *([ExtendedKeyUsageOID.CLIENT_AUTH] if both_ends else [])]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(owner)
        .issuer_name(owner)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of an office differ
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(found), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage(uses), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    paths = folder / "cert.pem", folder / "key.pem"
    _write_new(dict(zip(paths, (certificate.public_bytes(serialization.Encoding.PEM), private), strict=True)))
    return *paths, certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _general_name(name: str) -> "GeneralName":
    from cryptography import x509

    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        plain = name.lower()
        if not _NAME.fullmatch(plain) or len(plain) > 253:
            raise InputError(
                f"{name[:60]!r} is no name of a machine and no address; give it as people type it."
            ) from None
        return x509.DNSName(plain)


def _write_new(files: dict[Path, bytes]) -> None:
    """Write files that are not there yet, for this user alone, all or none."""
    made: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                made.append(path)
                out.write(content)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        raise InputError(
            f"{str(path)!r} cannot be written ({error.strerror}); name another folder with -o, or move the file away."
        ) from error
