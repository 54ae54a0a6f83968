"""Responsible departments: one cell becomes one or more paths of units (部 ▸ 課 ▸ 係)."""

import re

from shisaku_graph.repair.staff import POSTS
from shisaku_graph.repair.units import PARTING_SIGNS, SECTION_ENDINGS, division_length

_UNKNOWN = 5
_STEP = 0.25
_FURTHER = ("部", "所", "園", "場", "校", "病院", "局")
"""What else may run into a division."""
_INSIDE = re.compile(
    r"(.{2,}?課(?![題税程外])|.*?(?:総合センター|福祉事務所|保健所|消防署|病院))"
    r"(.{2,}(?:課|室|係|班|署|所|館|園|場|校|局|センター|担当))$"
)
"""A section and a unit inside it that run into each other."""
_RANKS = (
    (("係", "班", "担当", "グループ", "チーム"), 4),
    (("課", "室", "会計管理者"), 3),
    (("事務局", "署", "センター", "事務所", "支所", "出張所", "保健所", "館", "所"), 2),
    (("本部", "部", "局", "委員会"), 1),
)


def unit_rank(name: str) -> int:
    """Return how high a unit stands: 1 a division (部) to 4 a team (係); 5 if not known.

    What stands in brackets behind it, says what it is for, not what it is.

    >>> [unit_rank(name) for name in ("経済部", "保健所", "防災課（計画）", "庶務係", "議会")]
    [1, 2, 3, 4, 5]
    """
    if name.endswith((")", "）")):
        name = name[: max(name.rfind("("), name.rfind("（"))]
    for endings, rank in _RANKS:
        if name.endswith(endings):
            return rank
    return _UNKNOWN


def unit_name(text: str) -> str:
    """Return a unit's name without the signs of a heading around it.

    >>> unit_name("■ こども未来部"), unit_name("【健康福祉部】")
    ('こども未来部', '健康福祉部')
    """
    return text.strip("■◆●◇□○◎▼▽【】〔〕 　")


def unit_paths(text: str) -> tuple[tuple[str, ...], ...]:
    r"""Return the units that a cell names, each as the path from its division down.

    Units are parted by blanks and signs; a division may also run into its section without any.
    A unit of a lower rank belongs to the one before it, and so does one that runs into it.

    >>> unit_paths("健康こども部健康推進課")
    (('健康こども部', '健康推進課'),)
    >>> unit_paths("消防本部 消防総務課")
    (('消防本部', '消防総務課'),)
    >>> unit_paths("保健所\n保健総務課\n健康支援課")
    (('保健所', '保健総務課'), ('保健所', '健康支援課'))
    >>> unit_paths("総務部総務課／経済部産業振興課")
    (('総務部', '総務課'), ('経済部', '産業振興課'))
    >>> unit_paths("図書館\n主査")
    (('図書館',),)
    """
    paths: list[tuple[str, ...]] = []
    stack: list[tuple[float, str]] = []
    open_path = False  # whether the stack names a unit that no path holds yet
    for sign in PARTING_SIGNS:
        text = text.replace(sign, " ")
    for word in unit_name(text).split():
        if word in POSTS:  # 主査, whose name has been left out
            continue
        inside = 0.0  # the rank above which all of the word's further units stand
        for name in _units_in(word):
            rank = max(float(unit_rank(name)), inside)
            inside = rank + _STEP
            lower = bool(stack) and rank > stack[-1][0]
            if open_path and not lower:
                paths.append(tuple(unit for _, unit in stack))
            while stack and stack[-1][0] >= rank:
                stack.pop()
            stack.append((rank, name))
            open_path = True
    if open_path:
        paths.append(tuple(unit for _, unit in stack))
    return tuple(dict.fromkeys(paths))


def _units_in(word: str) -> list[str]:
    """Part the units of a word that run into each other: 財政局税務部市民税課 has three.

    >>> _units_in("財政局税務部市民税課"), _units_in("総務課庶務係"), _units_in("生活課題対策室")
    (['財政局', '税務部', '市民税課'], ['総務課', '庶務係'], ['生活課題対策室'])
    """
    length = division_length(word)
    rest = word[length:]
    if not length or not rest.endswith((*SECTION_ENDINGS, *_FURTHER)):
        return _sections_in(word)
    division = word[:length]
    inner = division_length(rest) if division.endswith("局") else 0
    if inner or (rest.endswith("部") and not division.endswith("局")):
        return [division, *_units_in(rest)] if inner else [word]
    return [division, *_sections_in(rest)]


def _sections_in(word: str) -> list[str]:
    """Part a section from what is inside it: 総務課公文書館, 総合センター庵治支所."""
    found = _INSIDE.match(word)
    return [found[1], *_sections_in(found[2])] if found else [word]
