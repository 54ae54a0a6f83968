"""Personal data: left out of everything that is published, the log included.

Columns that the descriptor marks are emptied before anything else is done. Texts that are published
lose telephone numbers, mail addresses and names of staff, unless a person says that they are
public; lines outside the table and ignored columns lose them by less evidence.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.alignment import displaced
from shisaku_graph.repair.contacts import (
    MASK,
    Contact,
    Finder,
    contact_key,
    contacts_among_units,
    contacts_inside,
    contacts_outside,
    masked,
    numbers_inside,
)
from shisaku_graph.repair.rule import RowRule, Rule
from shisaku_graph.repair.staff import DIALLED
from shisaku_graph.source.fields import FIELDS, Kind
from shisaku_graph.source.heading_words import ACCOUNT_WORDS, PERSONAL_WORDS
from shisaku_graph.table.body import BodyRow, Column
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Ledger, Origin, Suspect

WITHHELD = "（非公開 / withheld）"
_MAY_BE_SAID = Bilingual(
    "文章の中の電話番号・メールアドレス・職員名を除きました。施設の番号など公開してよいものなら、"
    "review で認めてください。",
    "A telephone number, mail address or name of staff was left out of the text: if it is public, "
    "as a facility's number is, accept it in review.",
)
_MOST_ASKED = 10_000
_OF_PERSONS = frozenset((*ACCOUNT_WORDS, *chain.from_iterable(PERSONAL_WORDS.values())))
"""Headings of ignored columns whose cells are left out whole."""

_BEFORE = ("担当者", "担当", "氏名", *DIALLED)
"""What a name or a number follows in a cell of units."""
_EDGES = " \u3000:：（(、,/／"

_FINDERS: dict[Kind, Finder] = {
    Kind.PROSE: contacts_inside,
    Kind.UNITS: contacts_among_units,
    Kind.NAME: numbers_inside,
    Kind.LIST: numbers_inside,
}


@dataclass(slots=True)
class Privacy:
    """What of it may be published after all, by a person's decision.

    Attributes:
        kept: keys of numbers, addresses and names that are public.
        columns: headings whose texts are published as they are.
        seen: keys of the kept ones that the table holds.
        gone: keys of what was left out.
    """

    kept: Collection[str] = frozenset()
    columns: Collection[str] = frozenset()
    seen: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, public: Iterable[str], columns: Iterable[str]) -> "Privacy":
        """Return what these values and these headings allow."""
        return cls(frozenset(map(contact_key, public)), frozenset(map(heading_key, columns)))

    def without(self, text: str, finder: Finder) -> tuple[str, tuple[Contact, ...]]:
        """Return a text without personal data, and what went of it."""
        shown, gone = masked(text, finder, self.kept)
        if self.kept:
            keys = {contact_key(each.text) for each in finder(text)}
            self.seen.update(keys & set(self.kept))
        if len(self.gone) < _MOST_ASKED:
            self.gone.update(contact_key(each.text) for each in gone)
        return shown, gone


class PersonalData(RowRule):
    """Leaves personal data out, in what is published and in the log.

    ``山田太郎`` under 担当者 → (empty); ``担当：山田太郎 内線 123`` below the table, or in a text →
    ``担当：（非公開） 内線 （非公開）``; the log says only that something was withheld, and where.
    """

    id = "personal-data"
    label = Bilingual("個人情報の除外", "personal data left out")
    summary = Bilingual(
        "記述子が個人情報とした欄の値と、文章や表の外の行、使わない欄にある電話番号・"
        "メールアドレス・職員名を、公開データにも記録にも残さない。公開してよいものは人が認める。",
        "Values of the columns that the descriptor marks as personal, and telephone numbers, mail "
        "addresses and names of staff inside texts, outside the table or in ignored columns, reach "
        "neither data nor log, unless a person says that they are public.",
    )

    def __init__(self, privacy: Privacy | None = None) -> None:
        self._privacy = privacy or Privacy()
        self._asked: set[tuple[str, str]] = set()

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows without personal data; ask about what was inside a text."""
        for body in rows:
            columns = body.layout.columns
            marked = {each.index for each in columns if each.field == "personal"}
            by = displaced(body)  # a shifted row has everything elsewhere
            emptied = {index + by for index in marked}
            emptied |= {
                each.index for each in columns if each.field is None and _named(each.heading)
            }
            cells = list(body.row.cells)
            for index, cell in enumerate(cells):
                if not cell.text:
                    continue
                if index in emptied:
                    ledger.repaired(self.id, cell.origin, WITHHELD, "", field="personal")
                    after = ""
                else:
                    printed = columns[index] if index < len(columns) else None
                    meant = columns[index - by] if 0 <= index - by < len(columns) else printed
                    after = self._told(cell, printed, meant, ledger)
                if after != cell.text:
                    cells[index] = Cell(after, cell.origin)
            if tuple(cells) == body.row.cells:
                yield body
            else:
                row = Row(body.row.origin, tuple(cells))
                yield replace(body, row=row, received=row)

    def _told(
        self, cell: Cell, printed: Column | None, meant: Column | None, ledger: Ledger
    ) -> str:
        """Return what of a cell may be published."""
        if printed is None or printed.field is None or meant is None or meant.field is None:
            return without_persons(cell.text, cell.origin, ledger, self._privacy)
        finder = _FINDERS.get(FIELDS[meant.field].kind)
        names = {heading_key(meant.heading), heading_key(meant.name)}
        if finder is None or names & set(self._privacy.columns):
            return cell.text
        shown, gone = self._privacy.without(cell.text, finder)
        if gone and FIELDS[meant.field].kind is Kind.UNITS:
            shown = "\n".join(map(_unit_alone, shown.split("\n")))
        for each in gone:
            ledger.repaired(self.id, cell.origin, WITHHELD, "", field=meant.field)
            self._ask(meant.field, each.text, cell.origin, ledger)
        return shown

    def _ask(self, field: str, text: str, origin: Origin, ledger: Ledger) -> None:
        """Ask once about one and the same number, and keep it aside for the person who answers."""
        key = (field, contact_key(text))
        if key in self._asked or len(self._asked) >= _MOST_ASKED:
            return
        self._asked.add(key)
        ledger.set_aside(origin, text)
        ledger.doubted(Suspect(ContactInText.id, origin, field, "", _MAY_BE_SAID))


def _unit_alone(text: str) -> str:
    """Return the unit before what was left out: a mark is no part of its name.

    >>> _unit_alone(f"観光課（担当：{MASK} 内線 {MASK}）"), _unit_alone(f"政策担当：{MASK}")
    ('観光課', '政策担当')
    """
    head, mark, _ = text.partition(MASK)
    if not mark:
        return text
    while True:
        shorter = head.rstrip(_EDGES)
        word = next((each for each in _BEFORE if shorter.endswith(each)), "")
        rest = shorter.removesuffix(word)
        if word in DIALLED or not rest or rest.endswith(tuple(_EDGES)):
            shorter = rest  # 政策担当 is a unit, （担当 is none
        if shorter == head:
            return head
        head = shorter


def without_persons(text: str, origin: Origin, ledger: Ledger, privacy: Privacy) -> str:
    """Return a text outside the table without personal data, and log that something went."""
    shown, gone = privacy.without(text, contacts_outside)
    for _ in gone:
        ledger.repaired(PersonalData.id, origin, WITHHELD, "")
    return shown


def _named(heading: str) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
    return plain in _OF_PERSONS


def holds_mail(text: str) -> bool:
    """Tell whether a text holds a mail address.

    >>> holds_mail("連絡は kikaku@city.example.jp まで"), holds_mail("@SDGs を進める")
    (True, False)
    """
    at = text.find("@")
    while at >= 0:
        before, after = text[at - 1 : at], text[at + 1 : at + 64].split(".")
        if before.isascii() and before.isalnum() and len(after) > 1:
            host = after[0]
            if host.isascii() and host.replace("-", "").isalnum():
                return True
        at = text.find("@", at + 1)
    return False


class ContactInText(Rule):
    """Asks about what was left out of a text: is it public, as a facility's number is?

    It is not repeated in the question; ``review`` shows it to the person who answers.
    """

    id = "contact-in-text"
    label = Bilingual("文章の中の連絡先・職員名", "contact or name of staff inside a text")
    summary = Bilingual(
        "公開する文章から除いた電話番号・メールアドレス・職員名を、公開してよいか人に判断を求める。",
        "A telephone number, mail address or name of staff that was left out of a text: a person "
        "is asked whether it may be published.",
    )
