"""How the survey reads a heading and a column's cells; and the guess that comes of it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_number

SURE, LIKELY, GUESS = 0.95, 0.75, 0.5
"""How sure a guess is: a heading that says it; a heading and cells that go with it; one of them."""

SURE_ENOUGH = 0.7
"""Below this a person is asked."""

MOSTLY, SOME = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column and what it probably is.

    Attributes:
        field: a field's id, ``ignore``, ``notes``, or ``input`` (staff and hours).
        confidence: 0 to 1; under 0.7 a person is asked.
        detail: kind of indicator; kind, unit, item and year of money; measure, year, name and
            unit of an input; measure and year of a value; kind of personal data.
    """

    index: int
    heading: str
    field: str
    confidence: float
    evidence: Bilingual
    detail: tuple[str, ...] = ()


_ENGLISH = re.compile(
    r"(?<=[^\x00-\x7f])[\s/・]+[A-Za-z][A-Za-z .'-]*[a-z]{2}[A-Za-z .'-]*(?=$|[(（])"
)
"""English behind a Japanese heading: ``担当課 Department (…)``."""
_NUMBERED = re.compile("#[0-9]+$")
"""Behind a heading that stands elsewhere too: ``備考#2``."""
_OWN_YEAR = ("本年度", "今年度", "当年度", "当該年度", "評価年度")
_HALF_KANA = re.compile("[\uff66-\uff9f]{2,}")
_WRITTEN = {
    "ジムジギョウ": "事務事業", "ジギョウ": "事業", "シサク": "施策", "セイサク": "政策",
    "タントウカ": "担当課", "タントウ": "担当", "ショカンカ": "所管課", "ショカン": "所管",
    "ショゾク": "所属", "ヨサン": "予算", "ケッサン": "決算", "キンガク": "金額",
    "シヒョウ": "指標", "タンイ": "単位", "モクヒョウ": "目標", "ジッセキ": "実績",
    "ヒョウカ": "評価", "ビコウ": "備考", "ネンド": "年度", "バンゴウ": "番号",
    "モクテキ": "目的", "セイカ": "成果", "カダイ": "課題", "メイショウ": "名称", "クブン": "区分",
}  # fmt: skip
"""What old systems print in half-width kana: ``ｼﾞｷﾞｮｳ名``."""


def plain_width(text: str) -> str:
    """Return a text without blanks and differences of width; heads in half-width kana in kanji.

    >>> plain_width("Ｒ６ 決算"), plain_width("ｼﾞｷﾞｮｳ名"), plain_width("ﾀﾝﾄｳｶ")
    ('R6決算', '事業名', '担当課')
    """
    wide = "".join(unicodedata.normalize("NFKC", text).split())
    if _HALF_KANA.search(text):
        for kana, kanji in _WRITTEN.items():
            wide = wide.replace(kana, kanji)
    return wide


def plain(heading: str) -> str:
    """Return a heading as it is compared: no blanks, width, case, brackets, trailing numbers.

    >>> plain("活動指標１"), plain("R6決算(千円)"), plain("担当 部課名")
    ('活動指標', 'r6決算', '担当部課名')
    >>> plain("担当課 Department"), plain("予算額 Budget (千円)"), plain("主な KPI")
    ('担当課', '予算額', '主なkpi')
    """
    text = plain_width(_ENGLISH.sub("", heading)).casefold()
    text = _NUMBERED.sub("", text)
    text = _joined(text).rpartition("/")[2] or text  # of a heading over two rows, the lower part
    text = text.rpartition(".")[2] or text  # of a key inside a key
    for opening, closing in (("(", ")"), ("【", "】"), ("[", "]")):
        start, end = text.find(opening), text.rfind(closing)
        if 0 < start < end:
            text = text[:start] + text[end + 1 :]
    text = text.lstrip("※*・●■□○◆◇")
    return text.rstrip("0123456789①②③④⑤") or text


def without_own_year(name: str) -> str:
    """Return a heading, as it is compared, without a word at its beginning for the table's year.

    >>> [without_own_year(name) for name in ("今年度の取組実績", "本年度実施内容", "翌年度の取組")]
    ['取組実績', '実施内容', '翌年度の取組']
    """
    word = next((word for word in _OWN_YEAR if name.startswith(word)), "")
    return name.removeprefix(word).removeprefix("の") or name


def _joined(text: str) -> str:
    """Return a heading whose parts stand under each other, or are joined by ``_``, alike."""
    return text if text.isascii() else text.replace("_", "/")


def parts_of(heading: str) -> list[str]:
    """Return the parts of a heading over several rows, each as it is compared, from the top."""
    parts = _joined(plain_width(heading)).replace(".", "/").split("/")
    return [plain(part) for part in parts if part] or [""]


def is_number(text: str) -> bool:
    """Tell whether a cell is a number."""
    return parse_number(text) is not None


def share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of the values that a test holds for; 0 where there are none."""
    return sum(test(value) for value in values) / len(values) if values else 0.0
