"""dist/ holds: a kill, a full disk or two builds at once leave whole what was published."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from shisaku_graph.access.proof import proofs
from shisaku_graph.errors import PublicationError
from shisaku_graph.pipeline import build

NAME = "muteki-2024"
PROGRAM = Path(sys.executable).with_name("shisaku-graph")


@pytest.fixture
def published_before(dist, tmp_path) -> Path:
    """A dist/ that holds one dataset."""
    shutil.copytree(dist / NAME, tmp_path / "dist" / NAME)
    return tmp_path / "dist"


@pytest.fixture
def edited(places, tmp_path) -> Path:
    """Its source with another title: every file of the new build differs."""
    source = Path(shutil.copytree(places[NAME], tmp_path / "source"))
    descriptor = source / "source.toml"
    text = descriptor.read_text("utf-8")
    assert "事務事業評価一覧" in text
    descriptor.write_text(text.replace("事務事業評価一覧", "事務事業の評価"), "utf-8")
    return source


def start(source, dist, **options) -> subprocess.Popen[str]:  # noqa: ANN003  # what Popen takes
    return subprocess.Popen(
        [PROGRAM, "build", source, "--dist", dist],
        env={**os.environ, "SHISAKU_GRAPH_LANG": "en", **options.pop("env", {})},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **options,
    )  # fmt: skip


def title(dist: Path) -> str:
    """Return which version is there, after proving that it is whole."""
    list(proofs(dist / NAME))
    return (dist / NAME / "data.ttl").read_text("utf-8").split("\n", 1)[0]


def test_a_build_killed_while_it_writes(published_before, edited):
    """kill -9 with a part written (every other moment: tests/publication/test_release.py)."""
    before = title(published_before)
    part = published_before / f".{NAME}.new"
    with start(edited, published_before) as child:
        while child.poll() is None and len(list(part.glob("*"))) < 15:
            time.sleep(0.001)
        child.send_signal(signal.SIGKILL)
    now = title(published_before)
    assert now == before or "事務事業の評価" in now
    assert [each.name for each in proofs(published_before)] == [NAME]  # a leftover is no dataset
    with start(edited, published_before) as child:
        assert child.wait() == 0
    assert "事務事業の評価" in title(published_before)
    assert not part.exists()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own that two versions do not fit on."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(small_disk, dist, edited):
    shutil.copytree(dist / NAME, small_disk / NAME)
    before = title(small_disk)
    with pytest.raises(PublicationError, match="No space left") as caught:
        build(edited, small_disk)
    assert caught.value.exit_code == 4
    assert title(small_disk) == before
    assert {path.name for path in small_disk.iterdir()} == {NAME, f".{NAME}.lock"}


def test_a_file_that_may_not_grow(published_before, edited):
    """A quota, as the kernel keeps it for one process."""
    before = title(published_before)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    with start(edited, published_before, preexec_fn=limited) as child:
        _, said = child.communicate()
    assert child.returncode == 4
    assert said.startswith("error[temporary-failed]")
    assert "TMPDIR" in said
    assert title(published_before) == before
    assert not (published_before / f".{NAME}.new").exists()


def test_three_builds_at_once(published_before, edited, places, tmp_path):
    """Two of one source, one of another: each is published whole, and the catalogue holds both.

    One of the two may be told that the other is at work. Nothing outside dist/ is touched: not the
    sources, not the working folder, not the user's home; nothing temporary is left.
    """
    folders = {name: tmp_path / name for name in ("home", "temporary", "here")}
    for folder in folders.values():
        folder.mkdir()
    own = {"HOME": str(folders["home"]), "TMPDIR": str(folders["temporary"])}
    other = shutil.copytree(places["hoshimigaura-2023"], tmp_path / "other")
    before = outside(tmp_path)
    children = [
        start(source, published_before, cwd=folders["here"], env=own)
        for source in (edited, edited, other)
    ]
    said = [child.communicate()[1] for child in children]
    *codes, code_of_other = (child.returncode for child in children)
    assert code_of_other == 0, said[-1]
    assert 0 in codes
    assert all(
        code == 0 or (code == 4 and "another release" in words)
        for code, words in zip(codes, said, strict=False)
    ), said
    assert "事務事業の評価" in title(published_before)
    names = {each.name for each in proofs(published_before)}
    assert names == {NAME, "hoshimigaura-2023"}
    told = {quad.subject.value for quad in ox.parse(path=published_before / "catalog.ttl")}
    assert all(any(iri.endswith(f"/dataset/{name}") for iri in told) for name in names)
    assert outside(tmp_path) == before


def outside(top: Path) -> dict[str, tuple[int, bytes]]:
    """Return time and content of everything beside dist/; what comes and goes leaves no trace."""
    return {
        str(path.relative_to(top)): (
            0 if path.name == "temporary" else path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in top.rglob("*")
        if path.relative_to(top).parts[0] != "dist"
    }
