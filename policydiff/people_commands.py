"""The commands on who may use the window: add, list, remove, role and password."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from documents.errors import InputError
from policydiff.office_commands import FolderOption

if TYPE_CHECKING:
    from office.people import People

__all__ = ["user_app"]

user_app = typer.Typer(
    no_args_is_help=True,
    help="Say who may sign in to the window of `policydiff serve`.",
    rich_markup_mode=None,
)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="As decisions are signed.")]
RoleOption = Annotated[
    str,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="read: sees and downloads all reports; review: also hands files in, decides, deletes own; admin: also "
        "deletes any, and manages people.",
    ),
]


@user_app.command("add")
def user_add(name: NameArgument, role: RoleOption = "review", folder: FolderOption = None) -> None:
    """Take somebody in; the password is asked for twice, or read from the standard input.

    With the first one, the window asks everybody to sign in from its next start on.
    """
    with _people(folder, make=True) as people:
        first = not people.all()
        person = people.add(name, role, _password())
    typer.echo(f"added {person.name} ({person.role})")
    if first:
        typer.echo("`policydiff serve` asks people to sign in from its next start on")


@user_app.command("list")
def user_list(folder: FolderOption = None) -> None:
    """List names and roles."""
    with _people(folder) as people:
        for person in people.all():
            typer.echo(f"{person.name}\t{person.role}")


@user_app.command("remove")
def user_remove(name: NameArgument, folder: FolderOption = None) -> None:
    """Let somebody in no more; reports and decisions stay."""
    with _people(folder) as people:
        people.remove(name)
    typer.echo(f"removed {name}")


@user_app.command("role")
def user_role(
    name: NameArgument,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="read, review or admin.")],
    folder: FolderOption = None,
) -> None:
    """Give somebody another role."""
    with _people(folder) as people:
        people.set_role(name, role)
    typer.echo(f"{name} is {role}")


@user_app.command("password")
def user_password(name: NameArgument, folder: FolderOption = None) -> None:
    """Give somebody another password; whoever is signed in with the old one is signed out."""
    with _people(folder) as people:
        if people.find(name) is None:
            raise InputError(f"there is nobody called {name[:40]!r}; see `policydiff user list`.")
        people.set_password(name, _password())
    typer.echo(f"changed the password of {name}")


@contextmanager
def _people(folder: Path | None, *, make: bool = False) -> "Iterator[People]":
    """Open the list of a window; what is wrong with a request becomes an error of the command line."""
    from office.model import OfficeError
    from office.people import People
    from policydiff.serving import PEOPLE, default_folder, make_folder

    place = default_folder() if folder is None else folder
    if make:
        make_folder(place)
    elif not (place / PEOPLE).is_file():
        raise InputError(f"{str(place)!r} has no list of people; `policydiff user add NAME --role admin` begins one.")
    people = People(place / PEOPLE)
    try:
        yield people
    except OfficeError as error:
        raise InputError(str(error)) from error
    finally:
        people.close()


def _password() -> str:
    """Ask for a password twice where somebody can type, or read a line: as an argument, other users would see it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise InputError("the two passwords differ; try again.")
    return password
