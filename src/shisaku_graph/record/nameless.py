"""Rows that name neither the policy nor the project that they should be about: told all at once."""

from shisaku_graph.errors import RecordError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.table.body import BodyRow
from shisaku_graph.trace import Origin

_LINES_TOLD, _SHOWN = 12, 80


class NamelessRowError(RecordError):
    """One row without a name.

    Attributes:
        body: the row.
        field: the field that should name it.
    """

    def __init__(self, body: BodyRow, field: str) -> None:
        self.body, self.field = body, field
        shown = " | ".join(text for text in body.row.texts if text)[:_SHOWN]
        super().__init__(*_said(field, [body.row.origin], shown))


class NamelessRows:
    """The rows without a name that reading a table has met."""

    def __init__(self) -> None:
        self._first: NamelessRowError | None = None
        self._places: list[Origin] = []
        self._count = 0

    def add(self, error: NamelessRowError) -> None:
        """Remember one."""
        self._first = self._first or error
        self._count += 1
        if len(self._places) < _LINES_TOLD:
            self._places.append(error.body.row.origin)

    def refuse(self) -> None:
        """Refuse the table where there were any.

        Raises:
            RecordError: names the first lines, the number of all, and what such rows can be.
        """
        if self._first is not None:
            shown = " | ".join(text for text in self._first.body.row.texts if text)[:_SHOWN]
            raise RecordError(*_said(self._first.field, self._places, shown, self._count))


def _said(
    field: str, places: list[Origin], shown: str, count: int = 1
) -> tuple[str, Bilingual, Bilingual, Origin]:
    label = FIELDS[field].label
    lines = [str(place.line) for place in places]
    more = count > len(lines)
    ja = "、".join(lines) + (" …" if more else "")
    en = ", ".join(lines) + (" …" if more else "")
    return (
        f"row-without-{field}",
        Bilingual(
            f"{label.ja}の欄が空の行が {count} 行あります（{ja} 行目。初めの行: {shown}）。",
            f"rows that name no {label.en}: {count} (line {en}; the first: {shown}).",
        ),
        Bilingual(
            "行ごとに次のどれかです。上の行の続きなら、表で上の行の欄につなぐ。結合セルの跡なら、"
            "source.toml の fill_down に見出しを書く。章や節の見出しなら、[[table.bands]] に書く。"
            "注や小計なら、表から除く。名称が抜けているだけなら、訂正表で補う。",
            "each is one of these: the rest of the row above (join it there in the table); part of "
            "a merged cell (add its heading to fill_down in source.toml); the heading of a chapter "
            "(describe it in [[table.bands]]); a note or a sum (take it out of the table); a "
            "record whose name is missing (add it in a correction).",
        ),
        places[0],
    )
