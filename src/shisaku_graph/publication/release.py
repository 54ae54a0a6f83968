"""Atomic release: a published folder is the old version or the new one, whole, at every moment.

The new version is written beside the old on the same file system, flushed to disk, and the two
folders are exchanged in one system call (renameat2, RENAME_EXCHANGE). Where the file system cannot
do that, the old folder is moved aside first and put back if the second move fails.
"""

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.contents import Contents
from shisaku_graph.publication.disk import Busy, exchange, flush, flush_all, lock

Stream = Iterable[tuple[str, bytes | Path]]
"""Files as they come: path inside the folder, and the content or the file to copy it from."""


def release(target: Path, files: Mapping[str, bytes] | Stream, kept: Path | None = None) -> bool:
    """Make ``target`` hold exactly ``files``; return whether anything changed.

    Args:
        target: the dataset's folder; its parent is made if need be.
        files: path inside the folder → content; or a stream of them, of which no more than one
            is held in memory.
        kept: a folder on the same file system where what ``target`` held before is kept.

    Raises:
        PublicationError: another release is running, the target is no folder, or the disk fails;
            what was published before is still whole.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _failed(target, "フォルダーではありません", "it is not a folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock(target, wait=False):
            new = target.parent / f".{target.name}.new"
            _remove(new)
            _remove(target.parent / f".{target.name}.old")
            if isinstance(files, Mapping) and _same(target, files):
                return False
            try:
                if isinstance(files, Mapping):
                    _write(new, files)
                else:
                    _write_stream(new, files)
                    if _equal(new, target):
                        return False
                if kept is not None and target.is_dir():
                    _keep(target, kept)
                _swap(new, target)
            finally:
                _remove(new)
            return True
    except Busy as error:
        raise _failed(target, "別の公開処理が実行中です", "another release is running") from error
    except OSError as error:
        raise _fault(target, error) from error


def release_file(target: Path, content: bytes) -> bool:
    """Make one file hold exactly this content, in one step; return whether anything changed.

    Raises:
        PublicationError: the disk fails; what was there before is still whole.
    """
    new = target.parent / f".{target.name}.new"
    try:
        if target.is_file() and target.read_bytes() == content:
            return False
        with new.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.replace(target)
        flush(target.parent)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise _fault(target, error) from error
    return True


@contextmanager
def waiting_for(target: Path) -> Iterator[None]:
    """Hold the lock of one file, when whoever holds it is done.

    Raises:
        PublicationError: the folder cannot be written.
    """
    with ExitStack() as held:
        try:
            held.enter_context(lock(target, wait=True))
        except OSError as error:
            raise _fault(target, error) from error
        yield


def _same(target: Path, files: Mapping[str, bytes]) -> bool:
    if not target.is_dir():
        return False
    present = {p.relative_to(target).as_posix(): p for p in target.rglob("*") if not p.is_dir()}
    return present.keys() == files.keys() and all(
        path.is_file() and path.read_bytes() == files[name] for name, path in present.items()
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write and flush every file, then every folder."""
    folder.mkdir()
    folders = {folder}
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        with path.open("xb") as out:
            _pour(files.place(name) if isinstance(files, Contents) else files[name], out)
            out.flush()
            os.fsync(out.fileno())
    for each in sorted(folders, reverse=True):
        flush(each)


def _write_stream(folder: Path, files: Stream) -> None:
    """Write every file as it comes, then flush them together: one by one would take hours."""
    folder.mkdir()
    made = {folder}
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        with path.open("xb") as out:
            _pour(content, out)
    flush_all(folder)


def _pour(content: bytes | Path, out: BinaryIO) -> None:
    """Write a content, or that of another file."""
    if isinstance(content, bytes):
        out.write(content)
        return
    with content.open("rb") as received:
        shutil.copyfileobj(received, out)


def _equal(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same files, byte for byte: one folder at a time."""
    if not other.is_dir():
        return False
    here, there = _entries(one), _entries(other)
    return here == there and all(
        _equal(one / name, other / name)
        if folder
        else filecmp.cmp(one / name, other / name, shallow=False)
        for name, folder in here.items()
    )


def _entries(folder: Path) -> dict[str, bool]:
    """Return the names in a folder, each with whether it is a folder itself."""
    with os.scandir(folder) as entries:
        return {entry.name: entry.is_dir() for entry in entries}


def _swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``; ``new`` then holds what was there before."""
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        old = target.parent / f".{target.name}.old"
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        old.rename(new)
    flush(target.parent)


def _keep(folder: Path, kept: Path) -> None:
    """Put a copy of a folder elsewhere, whole or not at all: its files by a second name."""
    part = kept.parent / f".{kept.name}.new"
    kept.parent.mkdir(parents=True, exist_ok=True)
    _remove(part)
    try:
        shutil.copytree(folder, part, copy_function=_second_name)
        flush_all(part)
        _swap(part, kept)
    finally:
        _remove(part)


def _second_name(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _fault(target: Path, error: OSError) -> PublicationError:
    said = error.strerror or str(error)
    return _failed(target, said, said)


def _failed(target: Path, ja: str, en: str) -> PublicationError:
    return PublicationError(
        "release-failed",
        Bilingual(
            f"公開先に書き込めません（{ja}）。", f"the published folder cannot be written ({en})."
        ),
        Bilingual(
            "空き容量・権限・他の実行中の処理を確かめ（Windows では、開いたままのファイルを閉じ）、"
            "もう一度実行してください。以前の公開内容はそのままです。",
            "check disk space, permissions and other running builds (on Windows, close files that "
            "are open), then build again; what was published before is untouched.",
        ),
        str(target),
    )
