"""JSON: a list of objects, at the top or under a key; the keys become the heading row.

Numbers stay as printed. An object inside a record gives a column for each of its keys
(``budget.year``), a list of plain values a cell with one value a line.
"""

import json
import json.decoder
import json.scanner
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shisaku_graph.errors import DocumentError, TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile, read_document
from shisaku_graph.table.cells import Cell, Row
from shisaku_graph.table.grid import MOST_COLUMNS, refused
from shisaku_graph.trace import Origin

_LARGEST = 64 * 1024 * 1024  # bytes; the document is held whole
_FEW = 9  # objects of a list inside a record: each gets columns of its own
_DEEPEST = 6  # keys down to the list of records, and objects inside a record


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    values: dict[str, str]


class _Object(dict[str, Any]):
    """An object that knows where it starts."""

    at = 0


class _Decoder(json.JSONDecoder):
    """Keeps numbers as printed and the place of each object."""

    def __init__(self) -> None:
        super().__init__(
            parse_int=str, parse_float=str, parse_constant=_no_number, object_pairs_hook=_once
        )
        self.parse_object = self._placed
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]  # not in typeshed

    @staticmethod
    def _placed(state: tuple[str, int], *told: Any) -> tuple[_Object, int]:  # noqa: ANN401  # the scanner's own
        made, end = json.decoder.JSONObject(state, *told)  # type: ignore[attr-defined]  # not in typeshed
        made.at = state[1] - 1
        return made, end


class JsonRecords:
    """The records of a JSON document."""

    def __init__(
        self,
        path: Path,
        encoding: str | None = None,
        key: str | None = None,
        unroll: str | None = None,
    ) -> None:
        """Open ``path``; without ``key``, the only list of objects in it.

        Args:
            path: the file.
            encoding: a Python codec, where it is not UTF-8.
            key: the keys down to the list, joined by points.
            unroll: key of a list of objects inside each record: each of them becomes a row below
                the record's own.

        Raises:
            DocumentError: the file is missing, too large, no JSON, or a key stands twice.
            TableError: there is no list of objects, or several could be meant.
        """
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise refused(path.name, "大きすぎます", f"it is larger than {_LARGEST:,} bytes")
        document = read_document(path, encoding, "application/json")
        where, found = _chosen(path.name, _parsed(path.name, document.text), key)
        self._records = tuple(_records(document.text, found, unroll))
        self._keys = tuple(
            dict.fromkeys(name for record in self._records for name in record.values)
        )
        if len(self._keys) > MOST_COLUMNS:
            raise refused(path.name, "キーの種類が多すぎます", "its records have too many keys")
        told = Bilingual(
            f"{f'「{where}」' if where else '最上位'}の配列を読んだ",
            f"the list {f'under {where!r}' if where else 'at the top'} was read",
        )
        self._source = replace(document.source, notices=(*document.source.notices, told))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the keys as heading row, then a row for each record."""
        yield self._row(self._records[0].line, 1, self._keys)
        for number, record in enumerate(self._records, start=2):
            yield self._row(
                record.line, number, [record.values.get(name, "") for name in self._keys]
            )

    def _row(self, line: int, number: int, texts: Sequence[str]) -> Row:
        file = self._source.name
        cells = (
            Cell(text, Origin(file, line, column, row=number))
            for column, text in enumerate(texts, start=1)
        )
        return Row(Origin(file, line, row=number), tuple(cells))


def _once(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"key {twice!r} stands twice in one object")
    return made


def _no_number(text: str) -> str:
    raise ValueError(f"{text} is no JSON")


def _parsed(file: str, text: str) -> Any:  # noqa: ANN401  # JSON
    try:
        whole = _Decoder().decode(text)
        json.dumps(whole, ensure_ascii=False).encode()  # half a surrogate pair, written as \ud83d
    except json.JSONDecodeError as error:
        where = f"{error.lineno} 行 {error.colno} 文字目", f"line {error.lineno}:{error.colno}"
        raise _no_json(file, f"{where[0]}: {error.msg}", f"{where[1]}: {error.msg}") from error
    except RecursionError as error:
        raise _no_json(file, "入れ子が深すぎる", "it is nested too deep") from error
    except UnicodeEncodeError as error:
        raise _no_json(file, "半端なサロゲート", "half a surrogate pair") from error
    except ValueError as error:
        raise _no_json(file, str(error), str(error)) from error
    return whole


def _no_json(file: str, ja: str, en: str) -> DocumentError:
    return DocumentError(
        "json-broken",
        Bilingual(f"JSON として読めません（{ja}）。", f"the file is no JSON ({en})."),
        Bilingual(
            "示された箇所を直すか、書き出し直してください。",
            "mend the place that is named, or export it again.",
        ),
        file,
    )


def _lists(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, list[_Object]]]:  # noqa: ANN401  # JSON
    """Yield every list of objects, with the keys down to it."""
    if isinstance(value, list):
        if value and all(isinstance(item, _Object) for item in value):
            yield name, value
    elif isinstance(value, _Object) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _lists(inner, f"{name}.{key}" if name else key, depth + 1)


def _chosen(file: str, whole: Any, key: str | None) -> tuple[str, list[_Object]]:  # noqa: ANN401  # JSON
    lists = dict(_lists(whole, ""))
    if key is not None and key in lists:
        return key, lists[key]
    if key is None and len(lists) == 1:
        return next(iter(lists.items()))
    names = ", ".join(f"{name or '.'} ({len(found)})" for name, found in lists.items()) or "–"
    raise TableError(
        "list-unclear",
        Bilingual(
            f"どの配列を読むか決められません（{key or '指定なし'}。配列（件数）: {names}）。",
            f"which list is meant is unclear ({key or 'none named'}; lists (records): {names}).",
        ),
        Bilingual(
            'source.toml の [table] に sheet = "data" のように配列のキーを書いてください。',
            'write the key of the list, as in sheet = "data", under [table] in source.toml.',
        ),
        file,
    )


def _records(text: str, found: list[_Object], unroll: str | None) -> Iterator[_Record]:
    at, line = 0, 1
    for record in found:
        inner = record.get(unroll) if unroll else None
        rows = inner if isinstance(inner, list) else []
        own = _Object((key, value) for key, value in record.items() if key != unroll or not rows)
        own.at = record.at
        for each, before in ((own, ""), *((row, f"{unroll}.") for row in rows)):
            line += text.count("\n", at, each.at)
            at = each.at
            yield _Record(line, dict(_cells(each, before)))


def objects_inside(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the lists of objects inside the records of a document, each with its objects' keys.

    Raises:
        DocumentError, TableError: as in ``JsonRecords``.
    """
    document = read_document(path, None, "application/json")
    _, found = _chosen(path.name, _parsed(path.name, document.text), None)
    keys: dict[str, dict[str, None]] = {}
    for record in found:
        for key, value in record.items():
            if isinstance(value, list) and value and all(isinstance(v, _Object) for v in value):
                keys.setdefault(key, {}).update((name, None) for each in value for name in each)
    return {key: tuple(names) for key, names in keys.items()}


def _cells(record: _Object, before: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, _Object) and depth < _DEEPEST:
            yield from _cells(value, f"{name}.", depth + 1)
        elif _few_objects(value) and depth < _DEEPEST:
            for number, inner in enumerate(value, start=1):
                yield from _cells(inner, f"{name}{number}.", depth + 1)
        else:
            yield name, _text(value)


def _few_objects(value: Any) -> bool:  # noqa: ANN401  # JSON
    """Tell whether a record holds a short list of objects: its indicators, say."""
    return (
        isinstance(value, list)
        and 0 < len(value) <= _FEW
        and all(isinstance(item, _Object) for item in value)
    )


def _text(value: Any) -> str:  # noqa: ANN401  # JSON
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)
