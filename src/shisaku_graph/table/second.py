"""Two tables in one file: where the second begins, and reading one of them alone."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import replace

from shisaku_graph.errors import TableError
from shisaku_graph.language import Bilingual
from shisaku_graph.source.document import SourceFile
from shisaku_graph.source.heading_words import CODE_ENDINGS, SYNONYMS
from shisaku_graph.table.cells import Row, Table
from shisaku_graph.table.headings import heading_key

_LONGEST_HEADING = 20
_FEWEST = 3  # headings of a table
_WORDS = frozenset(word for words in SYNONYMS.values() for word in words)
_OF_YEARS = ("目標", "実績", "目標値", "実績値", "決算", "予算", "決算額", "予算額", "計画値")


def is_heading_word(text: str) -> bool:
    """Tell whether a text is, word for word, a heading that tables often have.

    >>> [is_heading_word(text) for text in ("担当課", "R5実績", "事業費（千円）", "公園課")]
    [True, True, True, False]
    """
    name = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    name = (name.partition("(")[0] or name).rstrip("0123456789")
    if name in _WORDS or name in ("事業費", "決算額", "予算額", "金額", "本年度", "前年度"):
        return True
    of_year = name[:1] in ("r", "h", "令", "平", "2") and name.endswith(_OF_YEARS)
    return of_year or any(name.removesuffix(end) in _WORDS for end in CODE_ENDINGS)


def begins_another(row: Row, own: Collection[str]) -> bool:
    """Tell whether a row holds the headings of another table than that of the headings ``own``.

    Most of its cells are words that head columns, half of them or more of other columns, and all
    are short and no numbers.
    """
    filled = [text for text in row.texts if text.strip()]
    if len(filled) < _FEWEST or not any(map(is_heading_word, filled[:2])):
        return False
    short = all(len(text) <= _LONGEST_HEADING and not text.strip().isdecimal() for text in filled)
    other = sum(heading_key(text) not in own for text in filled)
    return (
        short
        and other * 2 >= len(filled)
        and sum(map(is_heading_word, filled)) * 2 > len(filled)
        and len(set(filled)) == len(filled)
    )


def second_table(row: Row) -> TableError:
    """Return the error for a row in which another table begins."""
    line, filled = row.origin.line, [text for text in row.texts if text.strip()]
    return TableError(
        "second-table",
        Bilingual(
            f"{line} 行目から、列の違う別の表が始まっています（{'、'.join(filled[:4])}）。",
            f"another table with other columns begins on line {line} ({', '.join(filled[:4])}).",
        ),
        Bilingual(
            f"表ごとに読みます。上の表は init に --lines 1-{line - 1}、下の表は "
            f"--lines {line}- を付けて実行してください（source.toml では [table] の lines）。",
            f"read one at a time: run init with --lines 1-{line - 1} for the upper, "
            f"--lines {line}- for the lower (in source.toml: lines under [table]).",
        ),
        row.origin,
    )


class Portion:
    """The rows of a table from one line to another, and no others."""

    def __init__(self, table: Table, lines: str) -> None:
        """Take the lines as written: ``3-120``, or ``121-`` to the end."""
        first, _, last = lines.partition("-")
        self._table = table
        self._lines = range(int(first), int(last) + 1 if last else 2**31)
        told = Bilingual(
            f"{lines} 行目の表だけを読む（ほかの行には別の表がある）",
            f"the table on the lines {lines} alone is read; other lines hold another",
        )
        self._source = replace(table.source, notices=(*table.source.notices, told))

    @property
    def source(self) -> SourceFile:
        """The file's facts."""
        return self._source

    def rows(self) -> Iterator[Row]:
        """Yield the rows that begin on one of the lines.

        Raises:
            TableError: no line of the file is among them.
        """
        none = True
        for row in self._table.rows():
            if row.origin.line in self._lines:
                none = False
                yield row
        if none:
            raise TableError(
                "lines-beyond",
                Bilingual(
                    f"ファイルに {self._lines.start} 行目以降がありません。",
                    f"the file has no line {self._lines.start} or later.",
                ),
                Bilingual(
                    "--lines（source.toml では [table] の lines）を、表のある行に直してください。",
                    "mend --lines (lines under [table] in source.toml): where is the table?",
                ),
                self._source.name,
            )
