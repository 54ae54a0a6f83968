"""What a name says is done, and of what rank a unit is.

The same field is not enough: of 道の駅整備事業 and 道の駅管理運営事業 one builds, the other runs. The
words that say so are stock words, which weigh nothing among a name's telling words.
"""

import re
from typing import Final

_DOINGS: Final = {
    "build": "整備|建設|改修|改築|新設|改良|増築|更新",
    "run": "管理|運営|維持|補修|修繕",
    "grant": "給付|手当|支給|医療費|扶助",
    "aid": "補助|助成|支援金|負担金|貸付|融資",
    "plan": "計画|策定|調査",
    "save": "基金|積立|繰出",
    "teach": "啓発|教育|講座|教室|研修|相談",
}
_PATTERNS: Final = {doing: re.compile(words) for doing, words in _DOINGS.items()}
_UNIT: Final = re.compile(r"(部|局|係|班)(?:[（(].*[)）])?$")
_UNKNOWN: Final = 0.5


def doings(name: str) -> frozenset[str]:
    """Return the kinds of doing that a name speaks of."""
    return frozenset(doing for doing, pattern in _PATTERNS.items() if pattern.search(name))


def same_doing(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two names' doings agree, from 0 to 1; one half where one says nothing."""
    return len(one & other) / len(one | other) if one and other else _UNKNOWN


def rank(unit: str) -> int:
    """Return the rank of an organisational unit by its name: 部 and 局 2, 係 and 班 0, else 1."""
    found = _UNIT.search(unit)
    return 1 if found is None else 2 if found[1] in "部局" else 0
