"""Messages between the service and its processes: a kind, a length, and bytes.

A frame is one byte of kind, four of length (big-endian) and the payload. What goes to a process is a
pickle, since both ends are ours; what comes back is JSON or the bytes of the answer, since a
process that runs other people's queries is not trusted with more.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import socket
import struct
from typing import Any

HEAD = struct.Struct(">cI")
#: What a process says: the answer begins, bytes of it, it is complete, it went wrong, I am ready,
#: what was to be written is written.
BEGIN, DATA, DONE, ERROR, READY, COMMITTED = b"B", b"D", b"Z", b"E", b"R", b"C"
JOB = b"J"
#: Bytes that are worth a system call.
ENOUGH = 4096


class Line:
    """The process's end: blocking, so that a reader who is slow slows the query down."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.file = connection.makefile("rb")
        self.unsent = b""

    def receive(self) -> Any:
        """The next job; None when the service is gone."""
        head = self.file.read(HEAD.size)
        if len(head) < HEAD.size:
            return None
        return pickle.loads(self.file.read(HEAD.unpack(head)[1]))

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send one frame; a small one leaves together with the next, and all with the last of an answer."""
        self.unsent += HEAD.pack(kind, len(payload)) + payload
        if len(self.unsent) >= ENOUGH or kind not in (BEGIN, DATA):
            unsent, self.unsent = self.unsent, b""
            self.connection.sendall(unsent)

    def say(self, kind: bytes, /, **members: object) -> None:
        """Send one frame of JSON."""
        self.send(kind, json.dumps(members).encode())


async def receive(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The service's end: the next frame; raises IncompleteReadError when the process is gone."""
    kind, length = HEAD.unpack(await reader.readexactly(HEAD.size))
    return kind, await reader.readexactly(length)


def job(message: object) -> bytes:
    """A job as a frame."""
    payload = pickle.dumps(message)
    return HEAD.pack(JOB, len(payload)) + payload
