"""A published folder is the old version or the new one, whole, at every moment."""

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shisaku_graph.errors import PublicationError
from shisaku_graph.publication import release
from shisaku_graph.publication.disk import lock

room = importlib.import_module("shisaku_graph.publication.release")

WRITER = """
import itertools, sys
from pathlib import Path
from shisaku_graph.publication.release import release
for number in itertools.count():
    release(Path(sys.argv[1]), {f"file-{i}": str(number).encode() for i in range(40)})
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_new_then_same_then_other(tmp_path):
    target = tmp_path / "dist" / "city"
    assert release(target, {"a": b"1", "deep/b": b"2"}) is True
    assert release(target, {"a": b"1", "deep/b": b"2"}) is False
    assert release(target, {"a": b"3"}) is True
    assert contents(target) == {"a": b"3"}
    assert {p.name for p in target.parent.iterdir()} == {"city", ".city.lock"}


@pytest.mark.parametrize("number", range(12))
def test_killed_at_any_moment(tmp_path, number):
    """kill -9 leaves one whole version; the next run cleans up after it."""
    target = tmp_path / "city"
    release(target, {f"file-{i}": b"first" for i in range(40)})
    with subprocess.Popen([sys.executable, "-c", WRITER, target]) as child:
        time.sleep(0.15 + 0.013 * number)  # a moment to be in the middle of; the verdict needs none
        child.send_signal(signal.SIGKILL)
    found = contents(target)
    assert len(found) == 40
    assert len(set(found.values())) == 1
    release(target, {"a": b"after"})
    assert contents(target) == {"a": b"after"}
    assert {p.name for p in tmp_path.iterdir()} == {"city", ".city.lock"}


def test_two_at_once(tmp_path):
    """The second is told so, and changes nothing."""
    target = tmp_path / "city"
    release(target, {"a": b"1"})
    with lock(target, wait=False), pytest.raises(PublicationError, match="another release"):
        release(target, {"a": b"2"})
    assert contents(target) == {"a": b"1"}


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_disk_fails(tmp_path, monkeypatch, step):
    """Whatever the disk refuses, the old version stays whole and nothing is left over."""
    target = tmp_path / "city"
    release(target, {"a": b"old"})

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(room, "exchange", refuse)
    with pytest.raises(PublicationError, match="No space left") as caught:
        release(target, {"a": b"new"})
    assert caught.value.exit_code == 4
    monkeypatch.undo()
    assert contents(target) == {"a": b"old"}
    assert {p.name for p in tmp_path.iterdir()} == {"city", ".city.lock"}


def test_where_folders_cannot_be_exchanged(tmp_path, monkeypatch):
    """A file system without RENAME_EXCHANGE gets the two-step way, and its way back."""
    target = tmp_path / "city"
    release(target, {"a": b"1"})
    monkeypatch.setattr(room, "exchange", lambda *_: False)
    assert release(target, {"a": b"2"}) is True
    assert contents(target) == {"a": b"2"}
    real = Path.rename

    def second_fails(self, to):
        if self.name.endswith(".new"):
            raise OSError(5, "I/O error")
        return real(self, to)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(PublicationError):
        release(target, {"a": b"3"})
    assert contents(target) == {"a": b"2"}


@pytest.mark.parametrize("planted", ["link", "file"])
def test_target_that_is_no_folder(tmp_path, planted):
    """A link is not followed, a file not replaced."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = tmp_path / "city"
    if planted == "link":
        target.symlink_to(elsewhere)
    else:
        target.write_text("mine")
    with pytest.raises(PublicationError):
        release(target, {"a": b"1"})
    assert list(elsewhere.iterdir()) == []
