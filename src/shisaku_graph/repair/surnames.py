"""Surnames that are common in Japan: what stands beside a post is a name only if it begins so.

Those that are everyday words in a plan (中央, 緑) are left out; a rarer one is still seen behind a
label with a colon.
"""

from importlib.resources import files

SURNAMES = frozenset(
    files("shisaku_graph.repair").joinpath("surnames.txt").read_text(encoding="utf-8").split()
)
LONGEST = max(map(len, SURNAMES))
_FORMS = str.maketrans(
    "髙﨑邉邊齋齊斉濵濱嶋嶌澤廣國櫻瀧德栁𠮷眞藏條惠龍曽冨",
    "高崎辺辺斎斎斎浜浜島島沢広国桜滝徳柳吉真蔵条恵竜曾富",
)
"""Forms of characters that names are written with, each of the same length."""
_USUAL = frozenset(name.translate(_FORMS) for name in SURNAMES)


def surname_length(word: str) -> int:
    """Return how long the surname is with which a word begins; 0 if it begins with none.

    The forms in which registers write a name make no difference.

    >>> surname_length("髙橋健太"), surname_length("渡邉"), surname_length("防災")
    (2, 2, 0)
    """
    usual = word[:LONGEST].translate(_FORMS)
    return next((n for n in range(len(usual), 0, -1) if usual[:n] in _USUAL), 0)
