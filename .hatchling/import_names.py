"""Build the wheel with every package under `policydiff`, so that it adds one name to an environment and no other.

The checkout keeps its folders at the root. In the wheel `align/` is `policydiff/align/` (the table `sources` of
pyproject.toml moves the files) and its modules say `from policydiff.align…` where they say `from align…` here.
"""

import ast
import shutil
import tempfile
from collections.abc import Container
from itertools import accumulate
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOME = "policydiff"


class ImportNames(BuildHookInterface[Any]):
    """Give the wheel modules that import one another by their names there; an editable install needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put a renamed copy of each module in the place of the file itself."""
        if version == "editable":
            return
        self._copies = Path(tempfile.mkdtemp(prefix="policydiff-wheel-"))
        moved = {package for package in self.build_config.packages if package != HOME}
        for file in self.build_config.builder.recurse_selected_project_files():
            if file.path.endswith(".py"):
                copy = self._copies / file.distribution_path
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(renamed(Path(file.path).read_bytes(), moved, file.relative_path))
                build_data["force_include"][str(copy)] = file.distribution_path

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copies."""
        if version != "editable":
            shutil.rmtree(self._copies)


def renamed(source: bytes, moved: Container[str], place: str) -> bytes:
    """Rewrite the imports of a module; all else, the number of its lines included, stays as it is.

    Args:
        source: of the module, in UTF-8.
        moved: the packages that stand under `policydiff` in the wheel.
        place: of the module, for the message.

    Raises:
        ValueError: `import package.module` without `as` binds a name that the wheel does not have.
    """
    starts = [0, *accumulate(len(line) for line in source.splitlines(keepends=True))]
    inserted: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and not node.level and str(node.module).partition(".")[0] in moved:
            inserted.append((starts[node.lineno - 1] + node.col_offset + len("from "), f"{HOME}."))
        for name in node.names if isinstance(node, ast.Import) else ():
            package, dot, _ = name.name.partition(".")
            if package not in moved:
                continue
            if dot and name.asname is None:
                raise ValueError(f"{place}:{name.lineno}: 'import {name.name}' cannot be renamed; import from it.")
            start = starts[name.lineno - 1] + name.col_offset
            inserted.append((start, f"{HOME}."))
            if name.asname is None:
                inserted.append((start + len(package), f" as {package}"))
    for at, text in sorted(inserted, reverse=True):
        source = source[:at] + text.encode() + source[at:]
    return source
