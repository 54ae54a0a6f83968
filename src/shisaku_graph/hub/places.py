"""Facilities and partner bodies named in texts: 君津中央病院, 木更津商工会議所.

A name is the longest run of kanji, katakana, letters and digits that ends in a word for a
facility or a body, and that says more than that word: 市民会館 and 中央公民館 are names, 公民館 is
not. What only describes a kind (小中学校, 関係団体協議会) is kept out by the list of general words.
Each character is read once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from shisaku_graph.hub.texts import Passage
from shisaku_graph.record.identity import key


class PlaceKind(Enum):
    """Whether a name is that of a facility or of a body."""

    FACILITY = "facility"
    BODY = "body"


_FACILITIES = (
    "公民館", "図書館", "博物館", "美術館", "体育館", "会館", "小学校", "中学校", "高等学校",
    "病院", "診療所", "公園", "センター", "庁舎", "市場", "駅", "運動場", "競技場", "キャンプ場",
    "浄水場", "処理場", "斎場", "霊園", "保育園", "保育所", "幼稚園", "研究所", "球場", "プール",
    "交流館", "自然の家", "パーク", "アリーナ", "古墳", "貯水池", "港", "インターチェンジ",
)  # fmt: skip
_BODIES = (
    "協議会", "委員会", "市民会議", "審議会", "医師会", "協会", "組合", "連合会", "連盟",
    "商工会議所", "商工会", "大学", "高専", "支社", "公社", "機構", "消防団", "財団", "社団",
    "研究会", "広域市町村圏", "企業団",
)  # fmt: skip
_GENERAL = frozenset((
    "市", "町", "県", "国", "市内", "市立", "市営", "公立", "私立", "民間", "各", "新", "旧", "両",
    "地域", "地区", "関係", "関連", "当該", "近隣", "全", "本市", "認可", "認定", "推進", "運営",
    "検討", "設立準備", "実行", "準備", "対策", "専門", "小規模", "都市", "街区", "近隣街区",
    "公共", "指定", "自主", "当", "同", "他", "外", "小中学校", "小", "中", "総合", "広域", "屋内",
    "各種", "既存", "公設", "地方", "地方卸売", "卸売", "駅前", "最寄", "主要", "漁業協同",
    "協同", "農業協同", "保育", "幼稚", "医療", "福祉", "介護", "二次救急医療", "後方支援",
))  # fmt: skip
_SHORTEST = 2  # characters before the ending


@dataclass(frozen=True, slots=True)
class Place:
    """A facility or a body named in a text."""

    key: str
    name: str
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text where a facility or body is named; characters counted as in documents."""

    place: str
    kind: PlaceKind
    passage: Passage
    start: int
    end: int
    text: str


def read_places(
    passages: Iterable[Passage],
) -> tuple[tuple[Place, ...], tuple[PlaceMention, ...]]:
    """Return the facilities and bodies that the passages name, and every place where they do."""
    places: dict[str, Place] = {}
    mentions: list[PlaceMention] = []
    for mention in (each for passage in passages for each in place_mentions(passage)):
        places.setdefault(mention.place, Place(mention.place, mention.text, mention.kind))
        mentions.append(mention)
    return tuple(places.values()), tuple(mentions)


def place_mentions(passage: Passage) -> Iterator[PlaceMention]:
    """Yield every place of a passage where a facility or body is named."""
    for found, end, kind in _names(passage.text):
        start = _whole(passage.text, found)
        name = passage.text[start:end]
        yield PlaceMention(key(kind.value, name), kind, passage, start, end, name)


def _whole(text: str, start: int) -> int:
    """Return where a name begins that has hiragana inside: 子育て世代…, かずさアカデミアパーク."""
    at = start
    while at > 0 and "ぁ" <= text[at - 1] <= "ん" and text[at - 1] not in _PARTICLES:
        at -= 1
    if at == start or start - at > _INSIDE or text[start - 1] in _NOT_INSIDE:
        return start
    if text.endswith(_BEFORE, 0, start):
        return start
    while at > 0 and _class(text[at - 1]):
        at -= 1
    return at


def _names(text: str) -> Iterator[tuple[int, int, PlaceKind]]:
    for start, end in _runs(text):
        run = text[start:end]
        last = 0
        for stop in range(_SHORTEST + 1, len(run) + 1):
            kind = _ends(run, stop, last)
            if kind is not None:
                yield start + stop - len(_bare(run[last:stop])), start + stop, kind
                last = stop


def _ends(run: str, stop: int, last: int) -> PlaceKind | None:
    """Return the kind of name that ends at ``stop``, or ``None``."""
    for kind, endings in ((PlaceKind.FACILITY, _FACILITIES), (PlaceKind.BODY, _BODIES)):
        for ending in endings:
            if not run.endswith(ending, last, stop):
                continue
            before = _bare(run[last : stop - len(ending)])
            goes_on = any(
                run.startswith(other, stop - len(ending)) and len(other) > len(ending)
                for _, others in ((0, _FACILITIES), (1, _BODIES))
                for other in others
            )
            follows = run[stop : stop + 1]
            if (
                len(before) >= _SHORTEST
                and before not in _GENERAL
                and not goes_on
                and not (ending == "中学校" and before.endswith("小"))
                and (not follows or _class(follows) != _class(ending[-1]) or follows in _AFTER)
            ):
                return kind
    return None


_PARTICLES = frozenset("のをにはがとでもや")
_INSIDE = 4  # hiragana inside a name, at most
_NOT_INSIDE = frozenset("のをにはがとでもやへうるくすつぬぶむぐただないかりびしれえけめせじ")
"""Particles and the ends of verbs and adjectives: a name does not go on to the left of them."""
_BEFORE = (
    *("続き", "づき", "から", "まで", "より", "および", "ならびに", "つき", "とき", "ごと", "ほか"),
    *("して", "けて", "いて", "って", "せて", "れて", "えて", "めて", "ねて", "べて", "きて"),
)
"""How the words end that stand before a name in hiragana: 引き続き, 基づき, 年度から, かけて."""
_AFTER = frozenset("等内前及主構周建整改新増耐再")
"""What may stand behind a name without a particle."""


def _bare(before: str) -> str:
    """Return what stands before an ending without 第1回."""
    if before.startswith("第") and "回" in before[:4]:
        return before.partition("回")[2]
    return before


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield each run of characters that names are made of."""
    cuts = [-1, *(at for at, sign in enumerate(text) if not _class(sign)), len(text)]
    for before, after in pairwise(cuts):
        if after - before > _SHORTEST + 1:
            yield before + 1, after


def _class(sign: str) -> str:
    if "一" <= sign <= "鿿" or sign in "々〇ヶケ":
        return "kanji"
    if "ァ" <= sign <= "ヺ" or sign == "ー":
        return "katakana"
    if sign.isascii() and sign.isalnum():
        return "latin"
    return ""
