"""Messages between the server and its processes: a JSON header and bytes, over pipes."""

import json
import struct
from typing import Any, BinaryIO, Final

SIZES: Final = struct.Struct(">II")


def packed(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return one message."""
    told = json.dumps(header).encode()
    return SIZES.pack(len(told), len(body)) + told + body


def read(pipe: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one message; ``None`` when the other side has gone."""
    sizes = pipe.read(SIZES.size)
    if len(sizes) < SIZES.size:
        return None
    head, body = SIZES.unpack(sizes)
    header: dict[str, Any] = json.loads(pipe.read(head))
    return header, pipe.read(body)
