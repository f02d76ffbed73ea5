"""Join the sources of the page's script, without what only their readers need: comments, spaces, long names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import count, pairwise
from typing import Final, Literal, NamedTuple

__all__ = ["SCRIPTS", "compact", "page_script"]

SCRIPTS: Final = (
    "opening",
    "page",
    "evidence",
    "theme",
    "rows",
    "filters",
    "place",
    "views",
    "layer",
    "minimap",
    "copying",
    "decisions",
    "review",
    "lost",
    "panels",
    "files",
    "tables",
    "server",
    "keys",
    "start",
)
"""Sources in `static/`, in the order in which they run, the first before the page is read; they share one scope."""

ONLY_SERVED: Final = "server"
"""The one that only served pages have."""

TokenKind = Literal["name", "number", "string", "template", "regex", "sign"]


class Token(NamedTuple):
    """A smallest piece of a script that means something; the text between two pieces of a template is one, too."""

    kind: TokenKind
    text: str


Role = Literal["variable", "property", "short", "other"]

_END: Final = Token("sign", ";")
_CATCH: Final = [Token("name", "catch"), Token("sign", "(")]
_SPACE: Final = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME: Final = re.compile(r"[A-Za-z_$][\w$]*")
_NUMBER: Final = re.compile(r"\d[\w.]*")
_STRING: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')
_REGEX: Final = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_SIGN: Final = re.compile(
    r"\.\.\.|=>|===|!==|\?\?=|\?\.|\?\?|&&|\|\||\+\+|--|[-+*/]=|[<>=!]=|[-+*/%<>=!?:;,.(){}\[\]&|~^]"
)
_TEMPLATE: Final = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)

_WORDS_BEFORE_A_REGEX: Final = frozenset({"return", "typeof", "case", "of", "in", "await"})
_RESERVED: Final = frozenset(
    {
        "await",
        "async",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "export",
        "extends",
        "finally",
        "for",
        "function",
        "if",
        "import",
        "in",
        "instanceof",
        "let",
        "new",
        "null",
        "of",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "with",
        "yield",
        "get",
        "set",
    }
)
_BEFORE_A_BLOCK: Final = frozenset({")", "=>", ";", "{", "}", "else", "try", "finally", "catch", "do"})
_OPENINGS: Final = frozenset({"(", "[", "{"})
_ENDS: Final = frozenset({")", "]", "}"})
_SHORTER: Final = {"true": "!0", "false": "!1"}
_GLOBALS: Final = frozenset(
    {
        "Array", "Date", "JSON", "Map", "Math", "Object", "Set", "String", "clearTimeout", "decodeURIComponent",
        "document", "encodeURIComponent", "innerHeight", "location", "requestAnimationFrame", "setTimeout", "window",
    }
)  # fmt: skip
"""Names of the browser that always mean the same, and may get a short one."""

_NAME_LENGTH: Final = 2  # characters of most short names
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def page_script(*, served: bool = False) -> str:
    """Return the script of a page, of one that a server serves or of one in a file."""
    names = [name for name in SCRIPTS if served or name != ONLY_SERVED]
    opening, *sources = ((files(__package__) / "static" / f"{name}.js").read_text(encoding="utf-8") for name in names)
    rest = 'document.addEventListener("DOMContentLoaded",()=>{' + "".join(sources) + "});"
    return '"use strict";(()=>{' + compact(opening + rest) + "})();"


def compact(source: str) -> str:
    """Write a script shorter: the same tokens, with shorter names where nobody outside can know them.

    Args:
        source: ends each statement with a semicolon; has no classes, methods, labels or functions but arrows, and
            declares no name that is also used as a global.

    Returns:
        A declared name is changed everywhere alike, so that scopes need not be known; names of properties stay. What is
        written often gets a name first, so the script has to stand in a scope of its own, after any directive.

    Raises:
        ValueError: a character begins no token.
    """
    tokens = _named_once(list(_tokens(source)))
    roles = _roles(tokens)
    names = _short_names(tokens, roles)
    parts: list[str] = []
    declaring = [False]  # by bracket: whether the statement that ended last is a declaration
    for at, (token, role) in enumerate(zip(tokens, roles, strict=True)):
        sign = token.text if token.kind == "sign" else ""
        if sign in _OPENINGS or token.text.endswith("${"):
            declaring.append(False)
        elif sign in _ENDS or token.text.startswith("}"):
            declaring.pop()
        elif role == "other" and token.text in {"const", "let"}:
            if declaring[-1] and parts[-1] == ";":
                parts[-1] = ","  # one declaration of several names
            else:
                parts.append("let")
            declaring[-1] = True
            continue
        elif sign != ";" and parts and parts[-1] in {";", "}"}:
            declaring[-1] = False
        if (sign == "}" and parts[-1] == ";") or (sign in _ENDS and parts[-1] == ","):
            parts.pop()
        elif sign == "=>" and parts[-1] == ")" and parts[-3] == "(" and roles[at - 2] == "variable":
            del parts[-3::2]  # the brackets around a single parameter
        short = names.get(token.text, _SHORTER.get(token.text, token.text))
        parts.append({"property": token.text, "short": f"{token.text}:{short}"}.get(role, short))
    return "".join(part + (" " if _would_join(part, after) else "") for part, after in pairwise([*parts, ""]))


def _named_once(tokens: list[Token]) -> list[Token]:
    """Give a name, at the beginning, to what is then written shorter: strings, globals, properties that are read."""
    places: defaultdict[Token, list[int]] = defaultdict(list)
    saved: Counter[Token] = Counter()
    written = [[token] for token in tokens]
    read: set[int] = set()  # places of properties, which are put in brackets
    for at, (token, role) in enumerate(zip(tokens, _roles(tokens), strict=True)):
        if (token.kind == "string" and role == "other") or (token.text in _GLOBALS and role == "variable"):
            text = token
        elif role == "property" and token.kind == "name" and tokens[at - 1].text in {".", "?."}:
            text = Token("string", f'"{token.text}"')
            read.add(at)
        else:
            continue
        places[text].append(at)
        saved[text] += len(token.text) - _NAME_LENGTH - (at in read)
    head: list[Token] = []
    for number, (token, found) in enumerate(places.items()):
        if saved[token] > len(token.text) + len(",=") + _NAME_LENGTH:
            name = Token("name", f"${number}")
            head.extend((Token("name", "const"), name, Token("sign", "="), token, _END))
            for at in found:
                written[at] = [Token("sign", "["), name, Token("sign", "]")] if at in read else [name]
                if at in read and tokens[at - 1].text == ".":
                    written[at - 1] = []
    return head + [token for part in written for token in part]


def _would_join(one: str, other: str) -> bool:
    last, first = one[-1:], other[:1]
    word = re.compile(r"[\w$]")
    return bool(word.match(last) and word.match(first)) or (last in "+-" and first == last)


def _tokens(source: str) -> Iterator[Token]:
    """Cut a script into tokens; a stack knows which brace ends a piece of a template."""
    at, before = 0, _END
    braces: list[bool] = []
    while True:
        if space := _SPACE.match(source, at):
            at = space.end()
        if at == len(source):
            return
        token = _token_at(source, at, before, braces)
        at += len(token.text)
        before = token
        yield token


def _token_at(source: str, at: int, before: Token, braces: list[bool]) -> Token:
    mark = source[at]
    if mark == "`" or (mark == "}" and braces and braces[-1]):
        if mark == "}":
            braces.pop()
        text = _TEMPLATE.match(source, at + 1)
        end = text.end() if text else at + 1
        opens = source.startswith("${", end)
        if opens:
            braces.append(True)
        return Token("template", source[at : end + (2 if opens else 1)])
    if mark == "/" and _may_begin_regex(before) and (found := _REGEX.match(source, at)):
        return Token("regex", found.group())
    kinds: tuple[tuple[TokenKind, re.Pattern[str]], ...] = (
        ("name", _NAME), ("number", _NUMBER), ("string", _STRING), ("sign", _SIGN),
    )  # fmt: skip
    for kind, pattern in kinds:
        if found := pattern.match(source, at):
            if found.group() == "{":
                braces.append(False)
            elif found.group() == "}" and braces:
                braces.pop()
            return Token(kind, found.group())
    raise ValueError(f"no token begins with {source[at : at + 20]!r} (character {at} of the script)")


def _may_begin_regex(before: Token) -> bool:
    if before.kind == "name":
        return before.text in _WORDS_BEFORE_A_REGEX
    return (before.kind == "sign" and before.text not in _ENDS) or before.text.endswith("${")


def _roles(tokens: Sequence[Token]) -> list[Role]:
    """Say of every token whether it names a variable, a property, or both at once as in `{ name }`."""
    roles: list[Role] = []
    brackets: list[str] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else _END
        after = (tokens[at + 1] if at + 1 < len(tokens) else _END).text
        in_object = bool(brackets) and brackets[-1] == "object" and before.text in {"{", ","}
        role: Role = "other"
        if token.kind == "string" and in_object and after == ":":
            role = "property"
        elif token.kind == "name" and token.text not in _RESERVED:
            if before.text in {".", "?."} or (in_object and after == ":"):
                role = "property"
            else:
                role = "short" if in_object and after in {",", "}", "="} else "variable"
        elif token.kind == "template":
            if token.text.startswith("}"):
                brackets.pop()
            if token.text.endswith("${"):
                brackets.append("template")
        elif token.text == "{":
            brackets.append("block" if before.text in _BEFORE_A_BLOCK else "object")
        elif token.text in {"(", "["}:
            brackets.append(token.text)
        elif token.text in _ENDS:
            brackets.pop()
        roles.append(role)
    return roles


def _short_names(tokens: Sequence[Token], roles: Sequence[Role]) -> dict[str, str]:
    """Choose a short name for each declared one, the shortest for the most frequent."""
    used = Counter(token.text for token, role in zip(tokens, roles, strict=True) if role in {"variable", "short"})
    declared = _declared(tokens, roles)
    kept = {name for name in used if name not in declared}
    fresh = (name for name in _all_names() if name not in kept and name not in _RESERVED)
    ordered = sorted(declared, key=lambda name: (-used[name], name))
    return dict(zip(ordered, fresh, strict=False))


def _all_names() -> Iterator[str]:
    yield from _LETTERS
    yield from (one + other for one in _LETTERS for other in _LETTERS + "0123456789")
    yield from (f"{letter}{number}" for number in count(10) for letter in _LETTERS)


def _declared(tokens: Sequence[Token], roles: Sequence[Role]) -> set[str]:
    """Names after `const` and `let`, and parameters of arrows, alone or in brackets."""
    found: set[str] = set()
    opened: list[int] = []
    for at, token in enumerate(tokens):
        after = (tokens[at + 1] if at + 1 < len(tokens) else _END).text
        if token.text in {"const", "let"}:
            found.update(_bound(tokens, roles, at + 1))
        elif token.kind == "name" and (after == "=>" or tokens[at - 2 : at] == _CATCH):
            found.add(token.text)
        if token.kind == "sign" and token.text == "(":
            opened.append(at)
        elif token.kind == "sign" and token.text == ")":
            start = opened.pop()
            if after == "=>":
                found.update(_bound(tokens, roles, start))
    return found


def _bound(tokens: Sequence[Token], roles: Sequence[Role], start: int) -> Iterator[str]:
    """Names that a pattern binds: the one at a place, or those between the brackets there, without default values."""
    depth = 0
    default: int | None = None  # depth at which a default value began
    for token, role in zip(tokens[start:], roles[start:], strict=True):
        if token.kind == "sign":
            depth += (token.text in _OPENINGS) - (token.text in _ENDS)
            if default is not None and (depth < default or (token.text == "," and depth == default)):
                default = None
            elif token.text == "=" and default is None:
                default = depth
        elif role in {"variable", "short"} and default is None:
            yield token.text
        if depth == 0:
            return
