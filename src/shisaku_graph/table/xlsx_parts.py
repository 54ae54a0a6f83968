"""What the parts of an XLSX file beside its sheets hold: relations, sheets, strings, styles."""

from shisaku_graph.table.archive import Attributes
from shisaku_graph.table.grid import MOST_FILLED, refused
from shisaku_graph.table.number_format import BUILT_IN

_MOST_CHARACTERS = 200_000_000


class Listener:
    """Hears the elements of a part; what it has no use for it passes over."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""

    def end(self, name: str, text: str) -> None:
        """Hear an element end, with the text since its last child."""

    def text(self, text: str) -> None:
        """Hear the text before a child."""


class Relations(Listener):
    """Id, kind and name of what a part refers to inside the file."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found.append(
                (attributes.get("Id", ""), attributes.get("Type", ""), attributes.get("Target", ""))
            )


class Book(Listener):
    """The sheets: name, hidden or not, id of the relation; and where the dates begin."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class Strings(Listener):
    """Shared strings, without the readings (furigana) that Excel keeps beside them."""

    def __init__(self, file: str) -> None:
        self.found: list[str] = []
        self._file = file
        self._pieces: list[str] = []
        self._reading = False
        self._total = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        del attributes
        if name == "rPh":
            self._reading = True
        elif name == "si":
            self._pieces.clear()

    def end(self, name: str, text: str) -> None:
        """Take the end of an element."""
        if name == "t" and not self._reading:
            self._pieces.append(text)
        elif name == "rPh":
            self._reading = False
        elif name == "si":
            self.found.append("".join(self._pieces))
            self._total += len(self.found[-1])
            if self._total > _MOST_CHARACTERS or len(self.found) > MOST_FILLED:
                raise refused(self._file, "文字列が多すぎます", "it holds too many texts")


class Styles(Listener):
    """Number formats of the cell styles."""

    def __init__(self) -> None:
        self._custom: dict[str, str] = {}
        self._used: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._used.append(attributes.get("numFmtId", "0"))
        elif name == "numFmt":
            code = attributes.get("formatCode", "")
            self._custom.setdefault(attributes.get("numFmtId", ""), code)

    def end(self, name: str, text: str) -> None:
        """Take the end of an element."""
        del text
        if name == "cellXfs":
            self._inside = False

    def codes(self) -> tuple[str, ...]:
        """Return the format of each style."""
        return tuple(
            self._custom.get(used)
            or BUILT_IN.get(int(used) if used.isascii() and used.isdigit() else 0, "General")
            for used in self._used
        )
