"""What a rule can see in the plan's tree but not decide."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from shisaku_graph.language import Bilingual
from shisaku_graph.repair.rule import RowRule, Rule
from shisaku_graph.source.fields import FIELDS, LEVELS
from shisaku_graph.table.body import BodyRow
from shisaku_graph.table.cells import Cell
from shisaku_graph.trace import Ledger, Suspect

_A_FEW, _OWN_STYLE = 2, 5  # one name in so many: then the writer means it
_MOST = 10_000  # names with such a blank remembered


class SameAsParent(RowRule):
    """Asks about a name that equals the one above it in the tree.

    ``産業の振興 ▸ 農業の振興 ▸ 農業の振興``: a copy that displaced the parent, or a true pair?
    """

    id = "same-as-parent"
    label = Bilingual("上位と同じ名称", "name equal to its parent's")
    summary = Bilingual(
        "印字された上位の名称が施策と同じ行は、転記の誤りかもしれないため人に判断を求める。",
        "A printed name that equals the one below it may be a copying error: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        for body in rows:
            present = [level for level in LEVELS if body.layout.index_of(level) is not None]
            for above, below in pairwise(present):
                name = body.text(above)
                if name and name == body.text(below):
                    at = body.layout.index_of(above) or 0
                    label = FIELDS[above].label
                    ledger.doubted(
                        Suspect(
                            self.id,
                            body.row.cells[at].origin,
                            above,
                            name,
                            Bilingual(
                                f"{label.ja}が下位の名称「{name}」と同じです。"
                                "本当に同名か、計画書で確かめてください。",
                                f"The {label.en} equals the name below it ({name}): "
                                "check against the plan whether both have this name.",
                            ),
                        )
                    )
            yield body


class LoneTopLevel(RowRule):
    """Asks about a top-level name that ends as the names below do, over two equal names.

    ``都市環境の充実 ▸ 市街地整備の充実 ▸ 市街地整備の充実`` among directions in …づくり: the
    heading of the level below may have slipped one column to the left.
    """

    id = "lone-top-level"
    label = Bilingual("階層のずれの疑い", "level one too high")
    summary = Bilingual(
        "最上位の名称の語尾が下位の名称と同じで、下の二つが同名のときは、"
        "見出しが一列左へずれた疑いとして人に判断を求める。",
        "A top-level name that ends as lower names do, over two equal names, may have slipped one "
        "column left: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        tops: Counter[str] = Counter()  # by their endings
        endings: set[str] = set()
        doubtful: dict[str, tuple[Cell, str]] = {}  # by their endings: the first of each
        for body in rows:
            present = [level for level in LEVELS if body.layout.index_of(level) is not None]
            names = [body.text(level) for level in present]
            endings.update(name[-2:] for name in names[1:] if name)
            if len(names) > 2 and names[0]:  # noqa: PLR2004  # a top and two below
                tops[names[0][-2:]] += 1
                if names[1] == names[2] != "":
                    at = body.layout.index_of(present[0]) or 0
                    doubtful.setdefault(names[0][-2:], (body.row.cells[at], present[0]))
            yield body
        for ending, (cell, level) in doubtful.items():
            if ending in endings and tops[ending] == 1:
                ledger.doubted(self._doubt(cell, level, cell.text))

    def _doubt(self, cell: Cell, level: str, top: str) -> Suspect:
        label = FIELDS[level].label
        return Suspect(
            self.id,
            cell.origin,
            level,
            top,
            Bilingual(
                f"「{top}」は{label.ja}でしょうか。一つ下の階層の見出しが左へずれたのかもしれません。",
                f"Is {top} a {label.en}, or the name of the level below, slipped one column left?",
            ),
            proposal="",
        )


class BulletInsideName(RowRule):
    """Asks about a project whose name may be two: ``…整備事業・…補助事業``."""

    id = "bullet-inside-name"
    label = Bilingual("事業名の区切りの疑い", "two projects in one name")
    summary = Bilingual(
        "「事業・」を含む事業名は、二件が続けて書かれた疑いとして人に判断を求める。",
        "A name that holds 事業・ may be two projects run together: a person is asked.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; write doubts into the ledger."""
        for body in rows:
            at = body.layout.index_of("projects")
            for name in body.text("projects").split("\n"):
                if at is not None and "事業・" in name:
                    ledger.doubted(
                        Suspect(
                            self.id,
                            body.row.cells[at].origin,
                            "projects",
                            name,
                            Bilingual(
                                f"「{name}」は一つの事業名でしょうか、二つでしょうか。",
                                f"Is {name} the name of one project or of two?",
                            ),
                        )
                    )
            yield body


class WideBlank(RowRule):
    """Asks about a full-width blank between two letters of a name.

    ``市街地　整備の充実``: the trace of a wrapped line, or the writer's own? Where several names of
    the column hold one, it is the writer's.
    """

    id = "wide-blank"
    label = Bilingual("名称の中の全角の空白", "full-width blank inside a name")
    summary = Bilingual(
        "名称の中の全角の空白は、折り返しの跡かもしれないため人に判断を求める。"
        "同じ欄に三件以上、二割以上あれば、書き手の意図とみる。",
        "A full-width blank inside a name may be the trace of a wrapped line: a person is asked, "
        "unless three names and a fifth of the column hold one.",
    )

    def apply(self, rows: Iterator[BodyRow], ledger: Ledger) -> Iterator[BodyRow]:
        """Yield the rows as they are; at the end, write doubts into the ledger."""
        names: Counter[str] = Counter()
        found: dict[tuple[str, str], Cell] = {}
        for body in rows:
            for field in (*LEVELS, "project"):
                at = body.layout.index_of(field)
                cell = None if at is None else body.row.cells[at]
                if cell is None or not cell.text:
                    continue
                names[field] += 1
                if cell.origin in ledger.asked:  # its grades cannot be parted: one question
                    continue
                if len(found) < _MOST and _has_wide_blank(cell.text):
                    found.setdefault((field, cell.text), cell)
            yield body
        fields = Counter(field for field, _ in found)
        for (field, text), cell in found.items():
            of_field = fields[field]
            if of_field <= _A_FEW or of_field * _OWN_STYLE < names[field]:
                self._ask(field, text, cell, ledger)

    def _ask(self, field: str, text: str, cell: Cell, ledger: Ledger) -> None:
        said = Bilingual(
            f"「{text}」の空白は折り返しの跡でしょうか。",
            f"Is the blank in {text} the trace of a wrapped line?",
        )
        ledger.doubted(Suspect(self.id, cell.origin, field, text, said, text.replace("\u3000", "")))


def _has_wide_blank(text: str) -> bool:
    at = text.find("\u3000", 1)
    if text.startswith("第") and text[at - 1] in "編章節項":  # 第１章　まちづくり: a number, a name
        at = text.find("\u3000", at + 1)
    sides = (text[at - 1], text[at + 1]) if 0 < at < len(text) - 1 else ("0", "0")
    return all(side.isalpha() or side == "・" for side in sides)


class NamesakeProject(Rule):
    """Asks about two rows of one project name that nothing tells apart.

    Found when rows become records, where code, department and policy are known.
    """

    id = "namesake-project"
    label = Bilingual("同名の事業", "projects of one name")
    summary = Bilingual(
        "番号も部課も施策も同じ同名の事業の行が二つあるとき、別の事業として扱い、人に判断を求める。",
        "Two rows of one name, code, department and policy are kept as two projects; "
        "a person is asked.",
    )


class GoneSinceLastYear(Rule):
    """Asks about what last year's ledger holds and this year's table does not.

    Found when the year's book is closed, and answered in the review file (continuity.csv).
    """

    id = "gone-since-last-year"
    label = Bilingual("前年度から消えたもの", "gone since last year")
    summary = Bilingual(
        "前年度の台帳にある施策や部課が今年度の表になく、見直しの表にも書かれていないとき、人に判断を求める。",
        "A policy or department of last year's ledger that this year's table lacks, and that the "
        "review file does not explain: a person is asked.",
    )
