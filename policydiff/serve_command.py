"""The command that opens the window for the office: serve."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from documents.limits import Limits
from policydiff.options import EncoderOption, LangOption, MemoryOption, SecondsOption

__all__ = ["serve_command"]


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
) -> None:
    """Open a page on this machine: drop two files, watch, review, and hand on.

    Whoever knows the printed address can use it; nothing leaves this machine. End with Ctrl+C.
    """
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
    )
    typer.echo(f"serving at {server.address}")
    sys.stdout.flush()
    if open_browser:
        import webbrowser

        webbrowser.open(server.address)
    server.run()
