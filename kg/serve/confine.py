"""What the operating system forbids a process that runs other people's queries (Linux).

How: a limit on its private memory, and a seccomp filter that makes `socket()` fail for the internet
families. So a way to write SERVICE that `sparql` does not see reaches nobody all the same.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
_AF_INET, _AF_INET6 = 2, 10
#: The number of `socket` by machine, from the kernel's tables of system calls.
_SOCKET = {"x86_64": 41, "aarch64": 198}


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def confine(memory: int, *, network: bool) -> None:
    """Bound this process to `memory` bytes, and to this machine unless `network`; there is no way back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if not network and sys.platform == "linux" and platform.machine() in _SOCKET:
        _forbid_sockets(_SOCKET[platform.machine()])


def _forbid_sockets(number: int) -> None:
    load, equal, give = 0x20, 0x15, 0x06
    lines = (_Instruction * 7)(
        _Instruction(load, 0, 0, 0),  # the system call's number
        _Instruction(equal, 0, 3, number),
        _Instruction(load, 0, 0, 16),  # its first argument: the family
        _Instruction(equal, 2, 0, _AF_INET),
        _Instruction(equal, 1, 0, _AF_INET6),
        _Instruction(give, 0, 0, _ALLOW),
        _Instruction(give, 0, 0, _REFUSE),
    )
    program = _Program(len(lines), lines)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
