"""The review page: questions with the line that answers them; hostile text stays text."""

import dataclasses
import html.parser

from shisaku_graph.language import Bilingual
from shisaku_graph.publication.logs import correction_line
from shisaku_graph.publication.review import review_page
from shisaku_graph.trace import Origin, Suspect

HOSTILE = '</td><script>alert(1)</script><img src=x onerror="x"> \u202e,"'


class Elements(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag] = self.seen.get(tag, 0) + 1
        assert not any(name.startswith("on") for name, _ in attrs)


def suspect(value: str, proposal: str | None) -> Suspect:
    question = Bilingual("どちらですか。", "Which?")
    return Suspect(
        "same-as-parent", Origin("t.txt", 7, 2), "basic_policy", value, question, proposal
    )


def test_proposal_is_a_line_of_the_corrections():
    line = correction_line(suspect("農業, の振興", "産業の振興"))
    assert line.startswith('7,基本政策,"農業, の振興",産業の振興,')
    assert correction_line(suspect("農業の振興", None)) == ""


def test_accepted_line_is_read_back(records, tmp_path):
    """A person only has to paste the line."""
    from shisaku_graph.repair.corrections import read_corrections

    path = tmp_path / "c.csv"
    line = correction_line(suspect("農業の振興", "産業の振興"))
    path.write_text(f"line,column,received,corrected,reason\n{line}\n", encoding="utf-8")
    (read,) = read_corrections(path, records.descriptor.columns)
    assert (read.line, read.field, read.corrected) == (7, "basic_policy", "産業の振興")


def test_hostile_text_is_shown(records):
    page = review_page(dataclasses.replace(records, suspects=(suspect(HOSTILE, HOSTILE),)), "ja")
    elements = Elements()
    elements.feed(page)
    assert "script" not in elements.seen
    assert "img" not in elements.seen
    assert "[U+202E]" in page
    assert "\u202e" not in page.replace("&", "")


def test_both_languages(records):
    assert "人の判断を待つ箇所" in review_page(records, "ja")
    assert "To be decided by a person" in review_page(records, "en")


def test_nothing_open(records):
    assert "ありません" in review_page(dataclasses.replace(records, suspects=()), "ja")
