"""Personal data: columns that the descriptor marks are emptied before anything else is done."""

from collections.abc import Iterator

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.headings import BodyRow
from shisaku_graph.trace import Ledger, Suspect

_WITHHELD = "（非公開 / withheld）"
_MAY_BE_SAID = Bilingual(
    "文章にメールアドレスがあります。職員個人のものなら、訂正表で除いてください。",
    "The text holds a mail address: if it is a person's own, take it out in the corrections.",
)


class PersonalData(RowRule):
    """Empties the cells of columns of personal data, in what is published and in the log.

    ``山田太郎`` under 担当者 → (empty); the log says only that something was withheld.
    """

    id = "personal-data"
    label = Bilingual("個人情報の除外", "personal data left out")
    summary = Bilingual(
        "記述子が個人情報とした欄の値を、公開データにも記録にも残さない。",
        "Values of the columns that the descriptor marks as personal reach neither data nor log.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows without personal data."""
        for body in rows:
            at = {column.index for column in body.layout.all_of("personal")}
            yield self._without(body, at, ledger) if at else body

    def _without(self, body: BodyRow, at: set[int], ledger: Ledger) -> BodyRow:
        cells = list(body.row.cells)
        for index in at:
            if index < len(cells) and cells[index].text:
                origin = cells[index].origin
                ledger.repaired(self.id, origin, _WITHHELD, "", field="personal")
                cells[index] = Cell("", origin)
        row = Row(body.row.origin, tuple(cells))
        return BodyRow(row, body.layout, row, body.lost)


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
    """Asks about a mail address inside a text that is published.

    The address itself is not repeated in the question.
    """

    id = "contact-in-text"
    label = Bilingual("文章の中の連絡先", "contact inside a text")
    summary = Bilingual(
        "公開する文章の中にメールアドレスがあるとき、公開してよいか人に判断を求める。",
        "A mail address inside a text that is published: a person is asked whether it may be.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        for body in rows:
            for cell, column in zip(body.row.cells, body.layout.columns, strict=False):
                if column.field is not None and holds_mail(cell.text):
                    ledger.doubted(Suspect(self.id, cell.origin, column.field, "", _MAY_BE_SAID))
            yield body
