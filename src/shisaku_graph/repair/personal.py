"""Personal data: left out of everything that is published, the log included.

Columns that the descriptor marks are emptied before anything else is done; lines outside the table
and columns that are ignored lose what tells who a person is or how to reach them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.alignment import displaced
from shisaku_graph.repair.contacts import holds_contact, masked
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.trace import Ledger, Origin, Suspect

WITHHELD = "（非公開 / withheld）"
_MAY_BE_SAID = Bilingual(
    "文章に電話番号かメールアドレスがあります。職員個人のものなら、訂正表で除いてください。",
    "The text holds a telephone number or mail address: if it is a person's own, take it out in "
    "the corrections.",
)
_OF_PERSONS = (
    "氏名", "担当者", "担当者名", "職員名", "記入者", "作成者", "責任者", "評価者", "記載者",
    "入力者", "担当職員", "電話", "電話番号", "tel", "内線", "内線番号", "fax", "携帯", "連絡先",
    "メール", "メールアドレス", "mail", "email", "e-mail",
)  # fmt: skip
"""Headings of ignored columns whose cells are left out whole."""


class PersonalData(RowRule):
    """Leaves personal data out, in what is published and in the log.

    ``山田太郎`` under 担当者 → (empty); ``担当：山田太郎 内線 123`` below the table →
    ``担当：（非公開） 内線 （非公開）``; the log says only that something was withheld, and where.
    """

    id = "personal-data"
    label = Bilingual("個人情報の除外", "personal data left out")
    summary = Bilingual(
        "記述子が個人情報とした欄の値と、表の外の行や使わない欄にある電話番号・メールアドレス・"
        "職員名を、公開データにも記録にも残さない。",
        "Values of the columns that the descriptor marks as personal, and telephone numbers, mail "
        "addresses and names of staff outside the table or in ignored columns, reach neither data "
        "nor log.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows without personal data."""
        for body in rows:
            columns = body.layout.columns
            marked = {each.index for each in columns if each.field == "personal"}
            ignored = {each.index for each in columns if each.field is None}
            ignored.update(range(len(columns), len(body.row.cells)))
            by = displaced(body) if marked else 0  # a shifted row has them elsewhere
            emptied = {index + by for index in marked}
            emptied |= {
                each.index for each in columns if each.index in ignored and _named(each.heading)
            }
            yield self._without(body, emptied, ignored - emptied, ledger)

    def _without(
        self, body: BodyRow, emptied: set[int], ignored: set[int], ledger: Ledger
    ) -> BodyRow:
        cells = list(body.row.cells)
        for index, cell in enumerate(cells):
            if not cell.text or index not in emptied | ignored:
                continue
            after = "" if index in emptied else without_persons(cell.text, cell.origin, ledger)
            if index in emptied:
                ledger.repaired(self.id, cell.origin, WITHHELD, "", field="personal")
            if after != cell.text:
                cells[index] = Cell(after, cell.origin)
        if tuple(cells) == body.row.cells:
            return body
        row = Row(body.row.origin, tuple(cells))
        return replace(body, row=row, received=row)


def without_persons(text: str, origin: Origin, ledger: Ledger) -> str:
    """Return a text without personal data, and log that something went."""
    shown, gone = masked(text)
    for _ in range(gone):
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


class ContactInText(RowRule):
    """Asks about a telephone number or mail address inside a text that is published.

    It is not repeated in the question.
    """

    id = "contact-in-text"
    label = Bilingual("文章の中の連絡先", "contact inside a text")
    summary = Bilingual(
        "公開する文章の中に電話番号かメールアドレスがあるとき、公開してよいか人に判断を求める。",
        "A telephone number or mail address inside a text that is published: a person is asked "
        "whether it may be.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        for body in rows:
            for cell, column in zip(body.row.cells, body.layout.columns, strict=False):
                if column.field is not None and holds_contact(cell.text):
                    ledger.doubted(Suspect(self.id, cell.origin, column.field, "", _MAY_BE_SAID))
            yield body
