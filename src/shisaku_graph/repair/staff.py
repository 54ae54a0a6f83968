"""Names of staff inside a text: told by the word before them (担当) or behind them (山田課長).

A line outside the table is taken to be about whom to ask: a label or a post is enough there. In a
text that is published, a name must also look like one: the rest of the text is to stay.
"""

from collections.abc import Iterator

from shisaku_graph.repair.surnames import LONGEST, surname_length

DIALLED = ("内線", "電話", "TEL", "Tel", "tel", "FAX", "Fax", "fax", "℡", "☎", "ext.", "携帯")
"""Words that a number follows, however short."""

_OF_A_PERSON = (
    "担当者", "作成者", "記入者", "記載者", "入力者", "職員名", "氏名", "文責", "担当職員", "担当",
)  # fmt: skip
"""Words that a person's name follows, whoever bears it."""
_LABELS = (
    *_OF_A_PERSON, "問い合わせ先", "問合せ先", "問合わせ先", "お問い合わせ", "お問合せ", "連絡先",
    "責任者", "評価者",
)  # fmt: skip
"""Words that a person's name may follow, with a colon or a blank between."""
POSTS = (
    "課長", "係長", "室長", "部長", "局長", "所長", "館長", "園長", "次長", "主査", "主任", "主事",
    "主幹", "参事", "副参事", "補佐", "技師", "技監",
)  # fmt: skip
"""Posts that a person's name follows, with a blank between."""
_BEHIND = ("課長", "係長", "室長", "部長", "主査", "主任", "主事", "主幹", "参事")
"""Posts that stand behind a name: 山田課長."""
UNITS = ("部", "課", "室", "係", "局", "所", "班", "館", "センター", "グループ", "担当", "チーム")
_STOPS = "。、，,;；()（）[]［］【】「」『』|｜<>＜＞\t\n・/／"
_BLANKS = " \u3000"
_COLONS = ":："
_LONGEST_NAME = 12
_MOST_WORDS = 6  # behind a label: units, a post, the two halves of a name
_LONGEST_IN_TEXT, _LONGEST_HALF, _LONGEST_GIVEN = 6, 4, 3
NO_NAMES = (
    "者", "会", "員", "社", "人", "等", "他", "市", "県", "国", "町", "村", "校", "園", "院",
    "団体", "法人", "組合", "業務", "事業", "支援", "推進", "整備", "管理", "振興", "対策",
    "企画", "調整", "福祉", "教育", "観光", "環境", "防災", "総務", "財政", "広報", "統計",
    "庶務", "経理", "各課", "全課", "未定", "不明", "同上", "同左", "なし", "会議", "研修",
    "計画", "政策", "施策", "相談", "窓口", "医師", "教諭", "講師", "補助", "連携", "協働",
    "主体", "役所", "役場", "区分", "全般", "地区", "地域",
)  # fmt: skip
"""How words end that stand behind a label and name nobody."""
_PARTICLES = (
    "さん",
    "氏",
    "様",
    "が",
    "は",
    "を",
    "に",
    "の",
    "と",
    "も",
    "へ",
    "で",
    "から",
    "より",
)

Span = tuple[int, int]


def names_outside(text: str) -> Iterator[Span]:
    """Yield where names stand in a line outside the table.

    >>> line = "担当：企画課 木更津太郎 内線 123"
    >>> [line[start:end] for start, end in names_outside(line)]
    ['木更津太郎']
    """
    for _, start in _behind_words(text):
        yield from _tokens(text, start)


def names_inside(text: str) -> Iterator[Span]:
    """Yield where names of staff stand in a text that is published.

    >>> text = "市が進めた（担当：山田太郎）。課長 鈴木が説明し、佐藤係長と担当課 企画課へ。"
    >>> [text[start:end] for start, end in names_inside(text)]
    ['山田太郎', '鈴木', '佐藤']
    """
    found = {*_named_inside(text), *_before_posts(text)}
    yield from sorted(found)


def _named_inside(text: str) -> Iterator[Span]:
    for word, start in _behind_words(text):
        colon = text[start - 1 : start] in tuple(_COLONS)
        name = _name_at(text, start, anyone=colon and word in _OF_A_PERSON)
        if name is not None:
            yield name
    for post in (*POSTS, "担当", "担当者"):
        at = text.find(f"{post}の")
        while at >= 0:
            start = at + len(post) + 1
            name = _name_at(text, start, anyone=False)
            if name is not None and name[0] == start and surname_length(text[start : name[1]]) > 1:
                yield name
            at = text.find(f"{post}の", start)


def _behind_words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each label or post, and where what it introduces begins."""
    for word in (*_LABELS, *POSTS):
        at = text.find(word)
        while at >= 0:
            start = at + len(word)
            start += text.startswith("名", start)
            colon = text[start : start + 1] in tuple(_COLONS)
            blank = text[start : start + 1] in tuple(_BLANKS)
            if colon or blank or (word in _LABELS and text[start : start + 1] in ("(", "（")):
                yield word, start + 1
            at = text.find(word, start)


def _words(text: str, at: int) -> Iterator[Span]:
    """Yield the next few words, up to the end of the line or the bracket."""
    for _ in range(_MOST_WORDS):
        while at < len(text) and text[at] in _BLANKS + _COLONS:
            at += 1
        end = at
        while end < len(text) and text[end] not in _STOPS + _BLANKS + _COLONS:
            end += 1
        if end == at:
            return
        yield at, end
        if end < len(text) and text[end] in _STOPS:
            return
        at = end


def _tokens(text: str, start: int) -> Iterator[Span]:
    """Yield the first word behind a label that is no unit, and its second half if it has one."""
    named = False
    for at, end in _words(text, start):
        word = text[at:end]
        if word.startswith(DIALLED) or not _may_name(word):
            return
        if not word.endswith((*UNITS, *POSTS)):
            if named and len(word) > _LONGEST_NAME // 3:
                return
            yield at, end
            if named:
                return
            named = True


def _may_name(word: str) -> bool:
    return len(word) <= _LONGEST_NAME and not any(each.isdigit() or each == "@" for each in word)


def _name_at(text: str, start: int, *, anyone: bool) -> Span | None:
    """Return the name that stands behind a label, past the units that it is of."""
    words = _words(text, start)
    for at, end in words:
        word = text[at:end]
        if word.endswith((*UNITS, *POSTS)):
            continue
        if word.startswith(DIALLED):
            return None
        last = _end_of_name(word)
        if last is None:
            if not (anyone and _looks_like_name(word)):
                return None
            last = len(word)
        if last < len(word):  # the sentence goes on
            return at, at + last
        more = next(words, None)
        return at, more[1] if more is not None and _is_given(text[more[0] : more[1]]) else end
    return None


def _end_of_name(word: str) -> int | None:
    """Return where the name ends with which a word begins, or ``None``: it begins with none."""
    surname = surname_length(word)
    if not surname:
        return None
    rest = word[surname:]
    if not rest or rest.startswith(_PARTICLES):
        return surname
    given = 0
    while given < len(rest) and _is_ideograph(rest[given]):
        given += 1
    if given > _LONGEST_GIVEN or (surname == 1 and given not in (0, _LONGEST_GIVEN - 1)):
        return None  # 原案 is none of 原's
    if given and (given == len(rest) or rest[given:].startswith(_PARTICLES)):
        return None if word[: surname + given].endswith(NO_NAMES) else surname + given
    whole = len(rest) <= _LONGEST_GIVEN and all_letters(rest)
    return len(word) if whole and surname > 1 else None


def _looks_like_name(word: str) -> bool:
    short = 1 < len(word) <= _LONGEST_IN_TEXT and "の" not in word
    return short and all_letters(word) and not word.endswith(NO_NAMES)


def _is_given(word: str) -> bool:
    short = len(word) <= _LONGEST_HALF and all_letters(word)
    known = word.startswith((*DIALLED, *_PARTICLES)) or word.endswith((*UNITS, *POSTS, *NO_NAMES))
    return short and not known


def _before_posts(text: str) -> Iterator[Span]:
    """Yield the surnames that stand right before a post, and behind no other name."""
    for post in _BEHIND:
        at = text.find(post)
        while at >= 0:
            for long in range(min(LONGEST, at), 0, -1):
                before = text[at - long - 1] if at > long else ""
                if surname_length(text[at - long : at]) == long and not _goes_on(before, long):
                    yield at - long, at
                    break
            at = text.find(post, at + len(post))


def _goes_on(before: str, long: int) -> bool:
    """Tell whether a surname is the end of a longer word: 農林課長, 東京中村課長."""
    if long == 1:
        return before.isalnum()
    return _is_ideograph(before) or "ァ" <= before <= "ヿ"


def _is_ideograph(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character == "々"
    )


def all_letters(word: str) -> bool:
    """Tell whether a word is of kanji and kana alone."""
    return all(_is_ideograph(c) or "ぁ" <= c <= "ヿ" for c in word)
