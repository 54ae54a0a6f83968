"""What a process that evaluates other people's queries may not do, whatever a query says.

It may not open a socket or start a program (a seccomp filter, on Linux with x86-64 or ARM64), write
a file, or use more memory and processor time than it was given (resource limits, on every POSIX
system). The guard refuses such queries before; this holds when the guard is wrong.
"""

import ctypes
import errno
import platform
import resource
import struct
import sys
from contextlib import suppress
from typing import Final

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_FILTER_MODE: Final = 2
_KILL_SIGNAL: Final = 9

# name of the machine → AUDIT_ARCH, and the numbers of the system calls that are refused:
# socket, socketpair, connect, execve, execveat, io_uring_setup, ptrace
_MACHINES: Final[dict[str, tuple[int, tuple[int, ...]]]] = {
    "x86_64": (0xC000003E, (41, 53, 42, 59, 322, 425, 101)),
    "aarch64": (0xC00000B7, (198, 199, 203, 221, 281, 425, 117)),
}
_X32_BIT: Final = 0x40000000  # the second table of calls on x86-64

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF_LD|W|ABS, JEQ|K, JGE|K, RET|K
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE = 0, 4  # where struct seccomp_data holds them


def confine(memory: int, *, network: bool = False) -> bool:
    """Confine this process, and every thread that it starts from now on.

    Args:
        memory: address space, in MiB.
        network: sockets are left allowed: some hosts may be asked with SERVICE.

    Returns:
        whether sockets and programs are refused by the system.
    """
    size = memory * 1024 * 1024
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _KILL_SIGNAL, 0, 0, 0)
    known = _MACHINES.get(platform.machine())
    if network or known is None:
        return False
    return _filtered(libc, *known)


def allow_processor(seconds: float) -> None:
    """Let this process use so many seconds of processor time from now on; then it is ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _filtered(libc: ctypes.CDLL, architecture: int, refused: tuple[int, ...]) -> bool:
    """Install the filter (seccomp(2)); tell whether it stands."""
    end = 5 + len(refused)  # where REFUSE stands; a jump counts the instructions between
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, end - 2, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, end - 4, 0, _X32_BIT),
        *((_EQUAL, end - at - 1, 0, number) for at, number in enumerate(refused, start=4)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in program))
    told = struct.pack("HP", len(program), ctypes.addressof(code))  # struct sock_fprog
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.c_char_p(told), 0, 0) == 0)
