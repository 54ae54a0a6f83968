"""What officers use must not need what only POSIX systems have: Windows has none of it."""

import os
import subprocess
import sys
from pathlib import Path

BARE = """
import ctypes, os, sys

for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None
for name in ("O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "fork", "sync", "geteuid", "getuid"):
    if hasattr(os, name):
        delattr(os, name)

whole = ctypes.CDLL.__init__

def of_a_name(self, name=None, *rest, **told):
    if name is None:
        raise TypeError("there is no library of the process itself")
    whole(self, name, *rest, **told)

ctypes.CDLL.__init__ = of_a_name
from shisaku_graph.cli import main
main()
"""


def bare(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BARE, *map(str, words)],
        cwd=folder,
        env={**os.environ, "SHISAKU_GRAPH_LANG": "ja", "PYTHONIOENCODING": "cp932"},
        capture_output=True,
        encoding="cp932",
        errors="replace",
        check=False,
    )


def test_from_a_table_to_answers(kisarazu, published, tmp_path):
    table = kisarazu / "kisarazu-h29-progress.txt"
    old = tmp_path / "dist" / "kisarazu-2017" / "old.txt"
    old.parent.mkdir(parents=True)
    old.write_text("what was there before")
    built = bare(tmp_path, "build", "--force", kisarazu, "--dist", "dist")
    assert built.returncode == 0, built.stderr
    assert not old.exists()
    manifest = tmp_path / "dist" / "kisarazu-2017" / "manifest.json"
    assert manifest.read_bytes() == (published / "manifest.json").read_bytes()
    init = bare(tmp_path, "init", table, "--into", "source", "--yes")
    assert init.returncode == 0, init.stderr
    assert "木更津市" in init.stdout
    for words in (("verify", "dist/kisarazu-2017"), ("query", "policy-tree"), ("site", "--help")):
        run = bare(tmp_path, *words)
        assert run.returncode == 0, run.stderr


def test_what_cannot_run_there_says_so(tmp_path):
    run = bare(tmp_path, "serve")
    assert run.returncode == 2
    assert "serve-not-here" in run.stderr
    assert "index.html" in run.stderr
