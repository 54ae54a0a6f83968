"""Particles that stand twice, stand wrongly, or are lost."""

from collections.abc import Iterable

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.passages import Doubt, PassageRule
from shisaku_graph.repair.scripts import is_kanji, is_katakana, occurrences

_AFTER_NI = (
    "向", "つい", "おけ", "おい", "よる", "より", "よっ", "関", "対", "伴", "基", "応", "努",
    "取", "当", "あた", "むけ", "加", "係", "資", "寄",
)  # fmt: skip
_NOT_BEFORE = {"の": "も", "で": "ま", "と": "こも"}  # ものの, までで, ことと, もとと

_FAR = 200  # characters of a sentence that are looked at

_ADVERBIAL = (
    "今後", "現在", "毎年", "随時", "順次", "一層", "以降", "以後", "以来", "当面", "年度", "年間",
    "昨年", "本年", "今年", "来年", "前年", "早期", "適宜", "常時", "従来", "近年", "当初",
    "最大限",
    "極力", "相互", "同時", "全体", "一体", "全国", "全域", "今回", "今日", "昨今", "将来", "上記",
    "前回", "次回", "毎月", "毎日", "定期", "都度", "以上", "一部", "一斉", "直接", "逐次", "期間",
    "自ら", "更", "際", "上", "後", "間", "時", "中", "等", "月", "年", "日", "的", "々", "度",
    "都",
)  # fmt: skip
"""Words that stand before a verb or adverb without a particle."""

_MANNERS = ("積極的に", "効果的に", "効率的に", "計画的に", "重点的に", "継続的に", "総合的に")
_PURPOSES = (
    "伝えるため", "伝えること", "図るため", "図ること", "図るとともに", "図ります", "図りました",
    "進めるため", "進めるとともに", "高めるため", "高めるとともに", "深めるため", "行うとともに",
    "行うため", "行うことで", "行います", "行いました", "目指します", "めざします",
)  # fmt: skip
"""Transitive verbs in forms that end a clause: their object must wear を."""

_AFTER_NO = (
    "図ります", "図りました", "図るため", "図るとともに", "図り、", "行います", "行いました",
    "進めます", "進めました", "進めて", "得て", "得たうえ", "得た上", "得ながら", "得つつ",
    "高めます", "深めます",
)  # fmt: skip
"""The same, in forms that no の can be the subject of (``市の得た情報`` is good Japanese)."""

_ACTIONS = (
    "実施", "推進", "開催", "整備", "支援", "検討", "策定", "活用", "促進", "強化", "充実", "確保",
    "提供", "周知", "作成", "設置", "導入", "構築", "育成", "配布", "発信", "改修", "更新", "締結",
    "運営", "調査", "募集", "交付", "助成", "補助", "啓発", "向上", "改善", "解消", "軽減", "防止",
    "管理", "維持", "保全", "形成", "創出", "造成", "誘致", "配置", "派遣", "運用", "開始", "継続",
)  # fmt: skip
"""Nouns of action, each a verb with する, none of which ends in the kana し itself."""

_ACTION_ENDS = ("し、", "します", "しました", "していき", "してい", "するため", "するとともに")


class DoubledParticle(PassageRule):
    """Asks about a particle that stands twice.

    ``維持・充実にに向けた``. ものの, までで, にに before ぎ (にぎわい), がが before ん (がん検診)
    and the like are good Japanese and pass.
    """

    id = "doubled-particle"
    label = Bilingual("重なった助詞", "doubled particle")
    summary = Bilingual(
        "「にに向けた」「をを」のように同じ助詞が続く箇所を、誤りの疑いとして人に判断を求める。",
        "The same particle twice in a row (にに向けた) may be an error: a person is asked.",
    )

    def doubts(self, text: str, field: str) -> Iterable[Doubt]:  # noqa: ARG002  # every field alike
        """Yield the doubled particles."""
        for particle in "をにがはでとのへ":
            for at in occurrences(text, particle * 2):
                if _is_doubled(text, at, particle):
                    yield Doubt(
                        at,
                        at + 2,
                        Bilingual(
                            f"助詞「{particle}」が二つ続いています。",
                            f"The particle {particle} stands twice.",
                        ),
                        particle,
                    )


def _is_doubled(text: str, at: int, particle: str) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 2 :][:3]
    if not before:
        return False
    if particle == "を":
        return True
    if before in _NOT_BEFORE.get(particle, ""):
        return False
    if particle == "に" and after.startswith(_AFTER_NI):
        return True
    noun_before = is_kanji(before) or is_katakana(before) or before in "」)）"
    noun_after = bool(after) and (is_kanji(after[0]) or is_katakana(after[0]) or after[0] in "「、")
    return noun_before and noun_after


class LostParticle(PassageRule):
    """Asks about an object without を.

    ``古墳の魅力伝えるため`` → ``魅力を伝えるため``; ``魅力積極的に発信`` → ``魅力を積極的に発信``.
    Words that stand without a particle (今後, 順次, 一層) pass.
    """

    id = "lost-particle"
    label = Bilingual("抜けた助詞", "lost particle")
    summary = Bilingual(
        "名詞の直後に助詞なしで「伝えるため」「積極的に」などが続く箇所を、"
        "「を」の抜けた疑いとして人に判断を求める。「〜ること、」で切れて続く文も同じ。",
        "A noun with no particle before a transitive verb or 積極的に and the like may have "
        "lost its を, and ること, its で: a person is asked.",
    )

    def doubts(self, text: str, field: str) -> Iterable[Doubt]:  # noqa: ARG002  # every field alike
        """Yield where a particle may be lost."""
        for word in (*_MANNERS, *_PURPOSES):
            for at in occurrences(text, word):
                noun = text[max(0, at - 3) : at]
                if (
                    len(noun) > 1
                    and (is_kanji(noun[-1]) or is_katakana(noun[-1]))
                    and (is_kanji(noun[-2]) or is_katakana(noun[-2]))
                    and not noun.endswith(_ADVERBIAL)
                ):
                    yield Doubt(
                        at,
                        at,
                        Bilingual(
                            f"「{noun}」と「{word}」の間の助詞が抜けていないでしょうか。",
                            f"Is a particle lost between {noun} and {word}?",
                        ),
                        "を",
                    )
        for at in occurrences(text, "ること、"):
            rest = text[at + 4 : at + _FAR].partition("。")[0]
            before = text[:at].rpartition("。")[2]
            if not any(word in rest or word in before for word in ("こと", "など", "等")):
                yield Doubt(
                    at + 3,
                    at + 3,
                    Bilingual(
                        "「こと」の後の助詞が抜けていないでしょうか。",
                        "Is a particle lost behind こと?",
                    ),
                    "で",
                )


class WrongParticle(PassageRule):
    """Asks about の where a verb wants を, about を twice, and about は in ``をはじめ``.

    ``「日」の実施し、`` → ``を実施し``; ``森林を造成を図る`` → ``森林の造成を図る``;
    ``了承の得たうえ`` → ``了承を得たうえ``; ``工事ははじめ、`` → ``工事をはじめ、``.
    """

    id = "wrong-particle"
    label = Bilingual("合わない助詞", "particle that does not fit")
    summary = Bilingual(
        "「の実施し、」「を造成を図る」「の得たうえ」「ははじめ、」のように動詞と合わない助詞を、"
        "誤りの疑いとして人に判断を求める。",
        "A particle that does not fit its verb (の実施し, を造成を図る, の得たうえ, ははじめ) "
        "may be an error: a person is asked.",
    )

    def doubts(self, text: str, field: str) -> Iterable[Doubt]:  # noqa: ARG002  # every field alike
        """Yield the particles that do not fit."""
        for at in occurrences(text, "の"):
            action = text[at + 1 : at + 3]
            if text.startswith(_AFTER_NO, at + 1) or (
                action in _ACTIONS and text.startswith(_ACTION_ENDS, at + 3)
            ):
                yield _misfit(text, at, "の", "を")
        for at in occurrences(text, "を"):
            if text[at + 1 : at + 3] in _ACTIONS and text[at + 3 : at + 4] == "を":
                yield _misfit(text, at, "を", "の")
        for at in occurrences(text, "ははじめ、"):
            if at and (is_kanji(text[at - 1]) or is_katakana(text[at - 1])):
                yield _misfit(text, at, "は", "を")


def _misfit(text: str, at: int, particle: str, instead: str) -> Doubt:
    around = text[max(0, at - 4) : at + 7]
    return Doubt(
        at,
        at + 1,
        Bilingual(
            f"「{around}」の「{particle}」は「{instead}」ではないでしょうか。",
            f"In {around}, is {instead} meant for {particle}?",
        ),
        instead,
    )
