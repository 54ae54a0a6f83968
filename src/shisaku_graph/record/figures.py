"""Figures of a row: money, indicators; each as printed, with the number it stands for."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from shisaku_graph.record.identity import key
from shisaku_graph.record.model import Amount, FiscalYear, Indicator, IndicatorValue
from shisaku_graph.record.row_time import row_time
from shisaku_graph.record.units_of_measure import split_unit
from shisaku_graph.source.descriptor import Descriptor
from shisaku_graph.source.fiscal_year import era_year, parse_fiscal_year, relative_offset
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.headings import heading_key
from shisaku_graph.trace import Origin

_YEN = {"円": 1, "千円": 1_000, "百万円": 1_000_000, "億円": 100_000_000}
_MINUS = frozenset("-−－△▲")
_LONGEST_NUMBER, _LONGEST_UNIT = 40, 6
_NO_UNITS = ("以上", "以下", "未満", "程度", "余", "超", "強", "弱", "増", "減", "倍", "割", "年度",
             "月", "万", "億", "千", "百", "~", "-", "→", "／", "/", "位")  # fmt: skip


def parse_number(printed: str) -> Decimal | None:
    """Return the number that a printed value stands for, or ``None`` where it is none.

    Digits of either width, thousands in groups of three, one point, a minus as -, △, ▲ or
    brackets; nothing else (no exponents, no units).

    >>> [str(parse_number(text)) for text in ("1,234", "１２．５", "△5", "(5)", "12.0")]
    ['1234', '12.5', '-5', '-5', '12.0']
    >>> [parse_number(text) for text in ("1_000", "nan", "1e5", "12,34", "8.4％", "")]
    [None, None, None, None, None, None]
    """
    if len(printed) > _LONGEST_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", printed).strip()
    negative = text[:1] in _MINUS or (text.startswith("(") and text.endswith(")"))
    text = text.strip("()") if text.startswith("(") and text.endswith(")") else text
    text = text[1:] if text[:1] in _MINUS else text.removeprefix("+")
    whole, point, fraction = text.partition(".")
    first, *groups = whole.split(",")
    grouped = not groups or (0 < len(first) <= 3 and all(len(g) == 3 for g in groups))  # noqa: PLR2004  # thousands
    digits = "".join((first, *groups))
    if not grouped or not _digits(digits) or (point and not _digits(fraction)):
        return None
    number = Decimal(f"{digits}.{fraction}" if point else digits)
    return -number if negative else number


def parse_quantity(printed: str) -> Decimal | None:
    """Return the number of a value that has a unit behind it, or of a number alone.

    What makes it another number (以上, 程度, 倍) is no unit.

    >>> [str(parse_quantity(text)) for text in ("12人", "８．４％", "1,200", "90%以上", "約10件")]
    ['12', '8.4', '1200', 'None', 'None']
    """
    text = unicodedata.normalize("NFKC", printed[: _LONGEST_NUMBER + 1]).strip()
    end = len(text)
    while end and not (text[end - 1].isdigit() or text[end - 1] == ")"):
        end -= 1
    unit = text[end:]
    if len(unit) > _LONGEST_UNIT or any(word in unit for word in _NO_UNITS):
        return None
    return parse_number(text[:end].strip())


def parse_money(printed: str, unit: str) -> tuple[Decimal | None, str]:
    """Return the number and its unit: that of the column, or the one printed behind the number.

    >>> parse_money("１，２３４千円", "円"), parse_money("5", "千円"), parse_money("未定", "円")
    ((Decimal('1234'), '千円'), (Decimal('5'), '千円'), (None, '円'))
    """
    text = unicodedata.normalize("NFKC", printed[: _LONGEST_NUMBER + 1]).strip()
    own = next((each for each in sorted(_YEN, key=len)[::-1] if text.endswith(each)), "")
    number = parse_number(text.removesuffix(own).strip())
    return (number, own or unit) if number is not None else (None, unit)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def amounts(body: BodyRow, descriptor: Descriptor) -> Iterator[Amount]:
    """Yield the row's money; the label names its column and what parts it from other lines."""
    lines = [body.row.cells[each.index] for each in body.layout.all_of("line")]
    line = " ".join(cell.text for cell in lines if cell.text)
    said = tuple(("line", cell.origin) for cell in lines if cell.text)
    columns = [c for c in body.layout.all_of("amount") if body.row.cells[c.index].text]
    of = row_time(body, descriptor) if columns else None
    for column in columns:
        cell, told = body.row.cells[column.index], descriptor.amounts[column.group]
        if of is not None:
            number, unit = parse_money(cell.text, told.unit)
            label = f"{column.name} {line}".strip()
            kind = of.kind or told.kind
            apart = [str(of.year.start)] if of.stated else []
            yield Amount(
                key=key("amount", kind, label, str(body.row.origin.line) if line else "", *apart),
                kind=kind,
                year=_year(told.year, descriptor) if told.year else of.year,
                item=told.item,
                label=label,
                unit=unit,
                printed=cell.text,
                yen=None if number is None else number * _YEN[unit],
                origin=cell.origin,
                told_at=(*of.told_at, *said),
            )


def indicators(body: BodyRow, descriptor: Descriptor, subject: str) -> Iterator[Indicator]:
    """Yield the row's indicators with their values; ``subject`` is the key they belong to."""
    for group, told in enumerate(descriptor.indicators):
        if told.title and (values := tuple(_values(body, group, descriptor))):
            yield Indicator(
                key=key("indicator", subject, told.kind or "", told.title, str(group)),
                name=told.title,
                kind=told.kind,
                unit=told.unit_text,
                values=values,
                origins=(),
            )
    for column in body.layout.all_of("indicator"):
        cell, told = body.row.cells[column.index], descriptor.indicators[column.group]
        values = tuple(_values(body, column.group, descriptor))
        if cell.text or values:
            printed = cell.text or column.heading
            unit = body.text("unit", column.group) or told.unit_text
            name, own = split_unit(printed, said="単位" in column.heading)
            yield Indicator(
                key=key("indicator", subject, told.kind or "", printed, str(column.group)),
                name=printed if unit else name,
                kind=told.kind,
                unit=unit or own or None,
                values=values,
                origins=_places(body, column.group, ("indicator", "unit")),
            )


def _values(body: BodyRow, group: int, descriptor: Descriptor) -> Iterator[IndicatorValue]:
    """Yield the values of one indicator: those of the dataset's year, then those of stated ones."""
    told = {heading_key(each.heading): each for each in descriptor.indicators[group].values}
    columns = [
        (field, column)
        for field in ("actual", "target", "indicator_value")
        for column in body.layout.all_of(field)
        if column.group == group and body.row.cells[column.index].text
    ]
    of = row_time(body, descriptor) if columns else None
    for field, column in columns:
        cell = body.row.cells[column.index]
        names = (heading_key(column.name), heading_key(column.heading))
        stated = next((told[name] for name in names if name in told), None)
        stated = stated if field == "indicator_value" else None
        if of is None or of.other:  # 達成率: a note, see record.entries
            continue
        yield IndicatorValue(
            measure=stated.measure if stated else of.measure or field,
            year=_year(stated.year, descriptor) if stated else of.year,
            printed=cell.text,
            number=parse_quantity(cell.text),
            origin=cell.origin,
            told_at=() if stated else of.told_at,
        )


def united(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return indicators with what several rows say of each in one.

    >>> united(()) == ()
    True
    """
    by_key: dict[str, Indicator] = {}
    for each in found:
        first = by_key.get(each.key)
        by_key[each.key] = (
            each
            if first is None
            else replace(
                first,
                unit=first.unit or each.unit,
                values=tuple(dict.fromkeys((*first.values, *each.values))),
                origins=tuple(dict.fromkeys((*first.origins, *each.origins))),
            )
        )
    return tuple(by_key.values())


def _year(printed: str, descriptor: Descriptor) -> FiscalYear:
    """Return the year that a column is of; 前年度 is counted from the dataset's."""
    offset = relative_offset(printed)
    if offset is not None:
        start = descriptor.start_year + offset
        return FiscalYear(start, era_year(start))
    stated = parse_fiscal_year(printed)
    if stated is None:  # the descriptor's validator let it through, so it parses
        raise AssertionError(printed)
    return FiscalYear(stated, printed)


def _places(body: BodyRow, group: int, fields: tuple[str, ...]) -> tuple[Origin, ...]:
    places = (body.layout.index_of(field, group) for field in fields)
    return tuple(
        body.row.cells[at].origin for at in places if at is not None and body.row.cells[at].text
    )
