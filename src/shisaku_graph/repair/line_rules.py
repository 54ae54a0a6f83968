"""What the rules about lines are called, and what they do; ``repair.lines`` applies them."""

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import Rule


class PageTitle(Rule):
    """Drops a line of one cell that stands above a heading row, wherever it repeats.

    ``施策の進行管理結果一覧`` + heading row → (dropped)
    """

    id = "page-title"
    label = Bilingual("ページの表題", "page title")
    summary = Bilingual(
        "見出し行の直前にある一つのセルだけの行は、ページの表題とみて除く。",
        "A line of one cell just above a heading row is the page's title, not data.",
    )


class RepeatedHeading(Rule):
    """Drops each heading row after the first, spelt as the first or with variants.

    ``主担当 部課名`` among known headings → (dropped)
    """

    id = "repeated-heading"
    label = Bilingual("見出し行", "heading row")
    summary = Bilingual(
        "既知の見出しが大半を占める行は見出し行であり、データから除く。",
        "A row most of whose cells are known headings is a heading row, not data.",
    )


class PageNumber(Rule):
    """Drops a line that holds nothing but a page number: ``- 3 -``, ``3/16``, ``3ページ``."""

    id = "page-number"
    label = Bilingual("ページ番号", "page number")
    summary = Bilingual(
        "数字と記号だけの一つのセルの行は、ページ番号とみて除く。",
        "A line of one cell that holds only digits and signs is a page number.",
    )


class NoteLine(Rule):
    """Drops a note outside the table: ``※ 事業費は決算額``."""

    id = "note-line"
    label = Bilingual("欄外の注", "note outside the table")
    summary = Bilingual(
        "※や注で始まるか、記号の意味（○：妥当 △：要改善）を述べる一つのセルの行は、"
        "欄外の注とみて除く。",
        "A line of one cell that begins with ※ or 注, or tells what marks mean, is a note "
        "outside the table.",
    )


class StrayLine(Rule):
    """Drops a line of one cell that nothing explains, and asks a person about it."""

    id = "stray-line"
    label = Bilingual("由来不明の行", "stray line")
    summary = Bilingual(
        "表題でも注でもない一つのセルの行は除き、人に判断を求める。",
        "A line of one cell that is neither title nor note is dropped, and a person is asked.",
    )


class JoinedRow(Rule):
    r"""Joins a row that a line break inside a cell has cut in two.

    ``A ⇥ B1`` + ``B2 ⇥ C`` in a table of three columns → ``A ⇥ B1\nB2 ⇥ C``. Two rows
    that each name a department are two rows, however many cells they have.
    """

    id = "joined-row"
    label = Bilingual("途中で切れた行", "row cut in two")
    summary = Bilingual(
        "セル内の改行で二行に割れた行を、列の数がちょうど合うか、文章の欄の途中で切れているときに"
        "つなぐ。どちらにも部課名があれば、つながない。",
        "A row cut by a line break inside a cell is joined where the cells then fill the columns, "
        "or where it ends inside a column of texts; never where both name a department.",
    )


LINE_RULES: tuple[type[Rule], ...] = (
    PageTitle, RepeatedHeading, PageNumber, NoteLine, StrayLine, JoinedRow,
)  # fmt: skip
