"""Data as classic scripts: the one form that a page can load from a web host and from a disk.

``fetch`` and modules are closed to a page opened from ``file://``; ``<script src>`` is not.
"""

import json
from typing import Any


def assigned(name: str, value: Any, key: str | None = None) -> bytes:  # noqa: ANN401  # any JSON
    """Return a script that sets a global, or one key of a global object, to a JSON value.

    >>> assigned("a", [1]).decode().strip()
    'globalThis.a=[1];'
    >>> assigned("a", "x", "k").decode().strip()
    '(globalThis.a??={})["k"]="x";'
    """
    place = f"globalThis.{name}"
    if key is not None:
        place = f"({place}??={{}})[{json.dumps(key)}]"
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{place}={text};\n".encode()
