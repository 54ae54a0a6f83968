"""Whether a cell is the name of a person, and nothing but that."""

from collections.abc import Iterator

from shisaku_graph.repair.staff import NO_NAMES, POSTS, UNITS, Span, all_letters
from shisaku_graph.repair.surnames import surname_length

_BLANKS = str.maketrans("\u3000\t\n\r", "    ")
_BETWEEN = frozenset(" /／・、,，;；()（）:：")
_LONGEST_SURNAME, _LONGEST_GIVEN = 5, 4
_NAMES_NOTHING = (*NO_NAMES, *UNITS, "費", "金", "業", "化", "性", "路", "川", "山", "橋", "町")
"""How words end that are no given name: they name a place, a body or a matter."""


def full_name(cell: str) -> bool:
    """Tell whether a cell has the form of a family and a given name, with a post or without.

    A blank between them is form enough; without one the family name must be a common one.

    >>> [full_name(text) for text in ("四方田　翔", "渡邉浩二", "課長 佐々木 健太", "新妻 翔 係長")]
    [True, True, True, True]
    >>> [full_name(text) for text in ("危機管理課", "総務部　防災係", "山田保育園", "佐々木", "")]
    [False, False, False, False, False]
    """
    words = _words(cell)
    if len(words) == 1:
        length = surname_length(words[0])
        return length > 1 and _is_given(words[0][length:])
    if len(words) != 2:  # noqa: PLR2004  # a family and a given name
        return False
    family, given = words
    short = len(family) <= _LONGEST_SURNAME and all_letters(family)
    return short and not family.endswith(UNITS) and _is_given(given)


def known_name(cell: str) -> bool:
    """Tell whether a cell begins with a common family name, and has nothing but a name.

    >>> [known_name(text) for text in ("佐々木", "渡邉　浩二", "馴染　翔", "石川県", "山田課長")]
    [True, True, False, False, True]
    """
    words = _words(cell)
    length = surname_length(words[0]) if words else 0
    alone = len(words) == 1 and length == len(words[0]) > 1
    spaced = len(words) > 1 and length == len(words[0])
    return alone or (full_name(cell) and (spaced or len(words) == 1))


def names_among_units(cell: str) -> Iterator[Span]:
    """Yield where names of persons stand behind an organisational unit, a word each.

    >>> cell = "危機管理課　佐々木健太・渡邉"
    >>> [cell[start:end] for start, end in names_among_units(cell)]
    ['佐々木健太', '渡邉']
    """
    behind_unit, at = False, 0
    text = cell.translate(_BLANKS)
    while at < len(text):
        end = at
        while end < len(text) and text[end] not in _BETWEEN:
            end += 1
        word = text[at:end]
        if behind_unit and known_name(word):
            yield at, end
        behind_unit = behind_unit or word.endswith(UNITS)
        at = end + 1


def _words(cell: str) -> list[str]:
    """Return the words of a cell without the posts before, behind and on them."""
    words = [word for word in cell.translate(_BLANKS).split() if word not in POSTS]
    if words and words[-1].endswith(POSTS):
        post = max((post for post in POSTS if words[-1].endswith(post)), key=len)
        words[-1] = words[-1].removesuffix(post)
    return words


def _is_given(word: str) -> bool:
    letters = 0 < len(word) <= _LONGEST_GIVEN and all_letters(word)
    return letters and not word.endswith(_NAMES_NOTHING)
