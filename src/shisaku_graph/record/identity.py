"""Keys: short ASCII names that a record keeps on every run, machine and year.

A key is a hash of what a person would call the record by: its kind and name, and only where a name
stands for two things, what tells them apart. A rename recorded in the descriptor keeps the key.
"""

import base64
import hashlib
import unicodedata
from functools import lru_cache

KEY_LENGTH = 10  # 50 bits: among a million names of one city, a clash has odds of 1 in 2,000


@lru_cache(maxsize=4_096)
def comparison(text: str) -> str:
    """Return the form in which two spellings are compared: NFKC, no blanks, no case.

    Stored text is never changed by this.

    >>> comparison("ＩＣＴ 活用の推進") == comparison("ICT活用の推進")
    True
    """
    squeezed = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return unicodedata.normalize("NFKC", squeezed)  # what stood apart may now compose


def key(*parts: str) -> str:
    """Return the key of what ``parts`` name.

    >>> key("policy", "保健の充実") == key("policy", "保健 の充実")
    True
    >>> len(key("policy", "保健の充実"))
    10
    """
    digest = hashlib.sha256("\x1f".join(map(comparison, parts)).encode()).digest()
    return base64.b32encode(digest).decode("ascii")[:KEY_LENGTH].lower()
