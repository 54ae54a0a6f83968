"""What the operating system gives to a release: a lock, a flush, an exchange of two folders.

On Linux all of it; elsewhere (Windows, macOS) a folder cannot be exchanged or flushed as such, and
``release`` does with what there is.
"""

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
_FOR_EVER = -1


class Busy(Exception):  # noqa: N818  # not an error of its own: the release tells it
    """Another process holds the lock."""


@contextmanager
def lock(target: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock of a file or folder; a dead process leaves none behind.

    Raises:
        Busy: another process holds it, and nobody waits.
        OSError: the folder of ``target`` cannot be written.
    """
    try:
        with FileLock(
            target.parent / f".{target.name}.lock", timeout=_FOR_EVER if wait else 0, mode=0o644
        ):
            yield
    except Timeout as error:
        raise Busy from error


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return ``False`` where the system cannot.

    Raises:
        OSError: the disk fails.
    """
    libc = _libc()
    if libc is None or not hasattr(libc, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def flush(folder: Path) -> None:
    """Flush a folder's own entries, where the system knows of such."""
    if hasattr(os, "O_DIRECTORY"):
        with _opened(folder) as handle:
            os.fsync(handle)


def flush_all(folder: Path) -> None:
    """Flush all that was written to the folder's file system (syncfs; sync where there is none).

    Raises:
        OSError: the disk fails.
    """
    libc = _libc()
    if libc is not None and hasattr(libc, "syncfs"):
        with _opened(folder) as handle:
            if libc.syncfs(handle) != 0:
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(folder))
    elif hasattr(os, "sync"):
        os.sync()
    else:
        _flush_each(folder)


def _flush_each(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


@cache
def _libc() -> ctypes.CDLL | None:
    """Return the C library of this process; Windows has none to ask in this way."""
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (TypeError, OSError):
        return None
