"""Verb forms that turn or break a sentence: a negative, a potential, a form that does not exist."""

from collections import Counter
from collections.abc import Iterable, Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.passages import (
    Doubt,
    Doubter,
    PassageRule,
    Place,
    place_in,
    sentences,
    texts,
)
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.repair.scripts import ROW_E, ROW_I, ROW_U, is_kanji, occurrences, verb_start
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Ledger

_MOST_STEMS = 20_000  # verbs learned from one table
_KNOWN = 3  # times that a form must stand in the table to speak against another
_RARER = 4  # times as rare must the doubted form be


class NegativeEnding(RowRule):
    """Asks about a sentence that says that something will not be done.

    ``補修工事を行いません。`` among sentences that all say what is done: one misread kana turns
    the meaning round. Only an object with を directly before the verb is doubted; who means
    a negation writes ``は`` (``補修工事は行いません``) or tells an inability (``できません``).
    """

    id = "negative-ending"
    label = Bilingual("否定の文末", "sentence turned negative")
    summary = Bilingual(
        "肯定の文が並ぶ欄で「〜を行いません。」のように終わる文は、読み誤りで意味が逆になった"
        "疑いとして人に判断を求める。",
        "In a column of affirmative sentences, one that ends in を…ません may be a misreading "
        "that inverts its meaning: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        endings: Counter[str] = Counter()
        places: list[Place] = []
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                for start, end in sentences(cell.text):
                    if not cell.text.endswith(("ます", "ました", "ません"), start, end):
                        continue
                    endings[field] += 1
                    if _negates_object(cell.text, end) and len(places) < _MOST_STEMS:
                        places.append(place_in(field, cell, end - len("ません"), end))
            yield body
        negative = Counter(place.field for place in places)
        doubter = Doubter(type(self), ledger)
        for place in places:
            if negative[place.field] * _RARER <= endings[place.field]:
                doubter.doubt_place(
                    place,
                    Bilingual(
                        "否定の文です。「ます」の読み誤りで意味が逆になっていないか、"
                        "元の資料で確かめてください。",
                        "This sentence is negative: is it a misreading of ます that turns the "
                        "meaning round? Check the original.",
                    ),
                    "ます",
                )


def _negates_object(text: str, end: int) -> bool:
    if not text.endswith("ません", 0, end):
        return False
    stem = end - len("ません")
    kana = text[stem - 1 : stem]
    if not kana or kana not in ROW_I + ROW_E:
        return False
    verb = verb_start(text, stem - 1)
    return verb < stem - 1 and text[verb - 1 : verb] == "を"


class PotentialEnding(RowRule):
    """Asks about a sentence that says what can be done where others say what is done.

    ``支援に取り組めます。`` in a table that says ``取り組みます`` elsewhere. The table itself is
    the evidence, so that verbs like 進めます, whose plain form looks so, pass.
    """

    id = "potential-ending"
    label = Bilingual("可能形の文末", "potential for plain form")
    summary = Bilingual(
        "「〜に取り組めます。」のような可能形の文末は、同じ表で「取り組みます」が普通なら、"
        "読み誤りの疑いとして人に判断を求める。",
        "A sentence that ends in a potential form (に取り組めます) where the table usually has the "
        "plain one (取り組みます) may be a misreading: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        verbs: Counter[str] = Counter()
        places: list[Place] = []
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                for start, end in sentences(cell.text):
                    found = _polite_verb(cell.text, start, end)
                    if found is None:
                        continue
                    form = cell.text[found[0] : found[1]]
                    if form in verbs or len(verbs) < _MOST_STEMS:
                        verbs[form] += 1
                    if form[-1] in ROW_E and cell.text[found[0] - 1 : found[0]] in ("に", "を"):
                        places.append(place_in(field, cell, *found))
                del places[_MOST_STEMS:]
            yield body
        doubter = Doubter(type(self), ledger)
        for place in places:
            plain = place.text[:-1] + ROW_I[ROW_E.index(place.text[-1])]
            if verbs[plain] >= max(_KNOWN, _RARER * verbs[place.text]):
                doubter.doubt_place(
                    place,
                    Bilingual(
                        f"可能の形です。この表では「{plain}ます」が普通です。"
                        "読み誤りでないか確かめてください。",
                        f"A potential form, where this table usually says {plain}ます: "
                        "is it a misreading?",
                    ),
                    plain,
                )


def _polite_verb(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the verb before a final ます stands, its last kana included."""
    if not text.endswith("ます", start, end):
        return None
    stem = end - len("ます")
    if text[stem - 1 : stem] == "" or text[stem - 1] not in ROW_I + ROW_E:
        return None
    verb = verb_start(text, stem - 1)
    return (verb, stem) if start < verb < stem - 1 else None


class DoubledVerb(RowRule):
    """Asks about a verb's stem with a second verb behind it.

    ``策定に取り組みしました`` in a table that says ``取り組みました`` elsewhere. A stem in し
    (``見直ししました``) and one with お or ご (``お知らせしました``) are good Japanese.
    """

    id = "doubled-verb"
    label = Bilingual("存在しない活用", "verb form that does not exist")
    summary = Bilingual(
        "「取り組みしました」のように動詞の連用形に「します」を重ねた形は、"
        "同じ表に「取り組みました」の形があれば、誤りの疑いとして人に判断を求める。",
        "A verb's stem followed by します (取り組みしました), where the table has the plain form "
        "(取り組みました), may be an error: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        verbs: Counter[str] = Counter()
        places: list[Place] = []
        for body in rows:
            for field, cell in texts(body, PassageRule.kinds):
                for stem, at, doubled in _polite_stems(cell.text):
                    form = cell.text[stem:at]
                    if doubled:
                        places.append(place_in(field, cell, stem, at))
                    elif form in verbs or len(verbs) < _MOST_STEMS:
                        verbs[form] += 1
                del places[_MOST_STEMS:]
            yield body
        doubter = Doubter(type(self), ledger)
        for place in places:
            plain = place.text.removesuffix("し")
            if verbs[plain] >= _KNOWN:
                doubter.doubt_place(
                    place,
                    Bilingual(
                        f"「{place.text}ます」という形はありません。"
                        f"「{plain}ます」か「{plain}をします」の誤りではないでしょうか。",
                        f"There is no form {place.text}ます: is {plain}ます meant?",
                    ),
                    plain,
                )


def _polite_stems(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield each verb before ます or ました: where it begins and ends, whether し is behind it."""
    for at in occurrences(text, "ま"):
        if not text.startswith(("ます", "ました"), at):
            continue
        doubled = _stem(text, at - 1) if text[at - 1 : at] == "し" else None
        if doubled is not None:
            if text[doubled - 1 : doubled] not in ("お", "ご"):
                yield doubled, at, True
        elif (stem := _stem(text, at)) is not None:
            yield stem, at, False


def _stem(text: str, end: int) -> int | None:
    """Return where the verb begins whose stem, in a kana of the i- or e-row, ends at ``end``."""
    if end < 2 or text[end - 1] not in ROW_I + ROW_E or text[end - 1] == "し":  # noqa: PLR2004  # a kanji, a kana
        return None
    start = verb_start(text, end - 1)
    return start if start < end - 1 else None


class StemBeforeLink(PassageRule):
    """Asks about a stem where the link behind it wants the verb's plain form.

    ``各種事業に取り組みとともに、`` → ``…に取り組むとともに、``: with を or に before it, the stem
    cannot be a noun.
    """

    id = "stem-before-link"
    label = Bilingual("連用形の後の接続", "stem where the plain form belongs")
    summary = Bilingual(
        "「〜に取り組みとともに」「〜を図りため」のように、連用形に「とともに」「ため」「こと」が"
        "続く箇所は、終止形の読み誤りの疑いとして人に判断を求める。",
        "A verb's stem before とともに, ため or こと, with を or に before it, "
        "may be a misread plain form: a person is asked.",
    )

    def doubts(self, text: str, field: str) -> Iterable[Doubt]:  # noqa: ARG002  # every field alike
        """Yield the stems before a link."""
        for link in ("とともに", "と共に", "ため", "こと"):
            for at in occurrences(text, link):
                stem = _stem(text, at)
                kana = text[at - 1 : at]
                if stem and kana in ROW_I and text[stem - 1] in "をに" and is_kanji(text[at - 2]):
                    plain = ROW_U[ROW_I.index(kana)]
                    yield Doubt(
                        at - 1,
                        at,
                        Bilingual(
                            f"「{text[stem:at]}」の後に「{link}」が続きます。"
                            f"「{text[stem : at - 1]}{plain}{link}」ではないでしょうか。",
                            f"The stem {text[stem:at]} stands before {link}: "
                            f"is {text[stem : at - 1]}{plain} meant?",
                        ),
                        plain,
                    )
