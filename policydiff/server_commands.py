"""The commands that listen on a port: review, serve for those who use no command line, and a certificate for it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from documents.limits import Limits
from documents.messages import one_line
from policydiff.options import (
    DecisionsOption,
    EncoderOption,
    LangOption,
    MemoryOption,
    SecondsOption,
    UnitsOption,
)

__all__ = ["cert_command", "review_command", "serve_command"]


def review_command(
    sources: Annotated[
        list[Path], typer.Argument(metavar="MANIFEST | LEFT RIGHT", help="A manifest, or the two documents to compare.")
    ],
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port of this machine to listen on; 0 for any that is free.")
    ] = 8765,
    store: Annotated[
        Path, typer.Option("--store", metavar="FILE", help="SQLite file that the decisions are kept in.")
    ] = Path("policydiff-review.sqlite3"),
    mode: Annotated[
        str | None, typer.Option("--mode", metavar="MODE", help="year, level or region, of two documents.")
    ] = None,
    decisions: DecisionsOption = None,
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make addresses of earlier runs with this store invalid.")
    ] = False,
    units: UnitsOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Serve reports on this machine, for several reviewers who see each other's decisions.

    Every decision is on the disk before the page says that it is saved. Whoever knows the printed address can read
    the reports and decide; end with Ctrl+C.
    """
    from policydiff import decision_listing
    from policydiff.reviewing import review_server

    server = review_server(
        sources,
        store=store,
        port=port,
        mode=mode,
        encoder=encoder,
        lang=lang,
        decisions=decisions or (),
        new_token=new_token,
        units=units,
        limits=Limits.given(limit_seconds, limit_memory),
    )
    for sentence in server.store.set_right:
        typer.echo(one_line(f"{str(store)!r}: {sentence}."), err=True)
    for line in decision_listing.left_out(server.left_out):
        typer.echo(one_line(line), err=True)
    typer.echo(f"review at {server.address}")
    sys.stdout.flush()
    server.run()


def serve_command(
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder", metavar="DIR", help="Where reports, decisions and files are kept; a folder of yours by default."
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port of this machine to listen on; 0 for any that is free.")
    ] = 8766,
    keep_originals: Annotated[
        float,
        typer.Option("--keep-originals", metavar="DAYS", help="Days that files are kept; 0 until they are compared."),
    ] = 7,
    largest: Annotated[float, typer.Option("--largest", metavar="MB", help="Megabytes that a file may have.")] = 40,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make addresses of earlier runs with this folder invalid.")
    ] = False,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
    listen: Annotated[
        str | None,
        typer.Option(
            "--listen",
            metavar="ADDRESS",
            help="Address for other machines, such as 0.0.0.0; this machine alone by default.",
        ),
    ] = None,
    host: Annotated[
        list[str] | None,
        typer.Option("--host", metavar="NAME", help="Name or address that people type for this machine; repeat."),
    ] = None,
    cert: Annotated[Path | None, typer.Option("--cert", metavar="FILE", help="Certificate for TLS, in PEM.")] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key, in PEM.")] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            "--behind-proxy",
            metavar="ADDRESS",
            help="Answer this proxy alone, which has the certificate; or its network.",
        ),
    ] = None,
) -> None:
    """Open a page on this machine: drop two files, watch, review, and hand on.

    Whoever knows the printed address can use it; once there are people (`policydiff user add`), they sign in. Nothing
    leaves this machine without --listen. End with Ctrl+C.
    """
    from policydiff.exposure import Exposure
    from policydiff.serving import default_folder, office_server

    server = office_server(
        default_folder() if folder is None else folder,
        port=port,
        encoder=encoder,
        lang=lang,
        keep_days=keep_originals,
        largest=largest,
        new_token=new_token,
        limits=Limits.given(limit_seconds, limit_memory),
        exposure=Exposure(listen, cert, key, behind_proxy, tuple(host or ())),
    )
    typer.echo(f"serving at {server.address}")
    sys.stdout.flush()
    if open_browser:
        import webbrowser

        webbrowser.open(server.address)
    server.run()


def cert_command(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names and addresses that people type for this machine.")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write to.")] = Path(),
    days: Annotated[int, typer.Option("--days", metavar="N", help="Days that it holds.")] = 730,
    for_corpus: Annotated[
        bool,
        typer.Option("--for-corpus", help="For scheduler, workers and `corpus build`: both ends of a line show it."),
    ] = False,
) -> None:
    """Make a certificate that vouches for itself, for `policydiff serve --cert cert.pem --key key.pem`.

    Browsers warn of it until it is taken in as trusted on each machine; the printed fingerprint is what they show.
    """
    from policydiff.certificate import write_certificate

    cert, key, fingerprint = write_certificate(names, out, days=days, both_ends=for_corpus)
    typer.echo(f"wrote {cert}")
    typer.echo(f"wrote {key}")
    typer.echo(f"SHA-256 {fingerprint}")
