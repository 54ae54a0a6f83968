"""Rows that speak beside the table: notes, page numbers, what marks mean."""

from shisaku_graph.table.body import Layout
from shisaku_graph.table.cells import Row

_NOTE_MARKS = ("※", "注", "(注", "（注", "＊", "*", "備考", "資料:", "資料：", "出典")
_PAGE_SIGNS = frozenset("0123456789０１２３４５６７８９-－―ー–—/／ 　.．PpｐＰ頁")
_NEVER_ALONE = (None, "project_code", "policy_code", "grade", "grades", "amount", "unit", "actual")
"""Fields of columns that say nothing of a row by themselves."""
_MARKS, _MEANS = frozenset("◎○〇◯△▲×☆★●▽ABCDESＡＢＣＤＥＳ"), frozenset(":：=＝…‥")


def is_outside(row: Row) -> bool:
    """Tell whether a row holds one text, and that is a note or the number of a page."""
    filled = [text for text in row.texts if text.strip()]
    return len(filled) == 1 and (
        is_note(filled[0].strip())
        or explains_marks(filled[0])
        or (is_page_number(filled[0]) and not filled[0].strip().isdecimal())
    )


def is_note(text: str) -> bool:
    """Tell whether a text begins as notes below a table do: ``※``, ``注``, ``資料：``."""
    return text.startswith(_NOTE_MARKS)


def is_aside(row: Row, layout: Layout) -> bool:
    """Tell whether the one filled cell of a row stands where no row of data has only that.

    ``○：妥当 △：要改善`` or ``令和７年３月末現在`` under a column of numbers is no record: what
    a row is about stands in a column of names.
    """
    told = [index for index, text in enumerate(row.texts) if text.strip()]
    if len(told) != 1 or row.cells[told[0]].origin.line != row.origin.line:
        return False
    text = row.texts[told[0]].strip()
    if explains_marks(text):
        return True
    field = layout.columns[told[0]].field if told[0] < layout.width else None
    return told[0] == 0 and field in _NEVER_ALONE and not _PAGE_SIGNS.issuperset(text[:1])


def explains_marks(text: str) -> bool:
    """Tell whether a text says what marks mean: ``○：妥当　△：要改善``."""
    for sign in "、,，（(／/":
        text = text.replace(sign, " ")
    told = sum(each[0] in _MARKS and each[1:2] in _MEANS for each in text.split())
    return told > 1 or text.startswith(("【凡例", "凡例"))


def is_page_number(text: str) -> bool:
    """Tell whether a text is the number of a page: ``- 3 -``, ``3/16``, ``3ページ``."""
    return set(text.replace("ページ", "").replace("page", "")) <= _PAGE_SIGNS
