"""The page about dist/ names every file that is published, and no other."""

import re
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "dist.md"
ONLY_SOMETIMES = {"manifest.json.minisig", "versions/<id>/<版>/", "ontology/", "site/"}


def named() -> set[str]:
    cells = [
        line.split("|")[1] for line in PAGE.read_text("utf-8").splitlines() if line[:3] == "| `"
    ]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_file_is_named_and_every_name_is_a_file(dist):
    files = {
        path.relative_to(folder).as_posix()
        for folder in (dist, *(path.parent for path in dist.glob("*/manifest.json")))
        for path in folder.rglob("*")
        if path.is_file() and not (folder == dist and path.parent != dist)
    }
    names = named() - ONLY_SOMETIMES
    assert {file for file in files if not any(fnmatch(file, name) for name in names)} == set()
    assert {name for name in names if not any(fnmatch(file, name) for file in files)} == set()
