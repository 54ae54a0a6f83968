"""The review page: what was mended and what a person must decide, with the line that decides it.

One HTML file without script, fetching nothing; every text of the table is escaped.
"""

from collections.abc import Iterator
from html import escape

from shisaku_graph.language import Bilingual, Language
from shisaku_graph.publication.logs import correction_line
from shisaku_graph.record.model import Records
from shisaku_graph.repair import RULES
from shisaku_graph.source.fields import FIELDS
from shisaku_graph.trace import Origin, RepairEvent, Suspect

_STYLE = """
body { font: 16px/1.7 "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif;
  margin: 0 auto; padding: 1rem; max-width: 72rem; color: #1b2733; background: #fff; }
h1 { font-size: 1.5rem } h2 { font-size: 1.25rem; margin-top: 2.5rem }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
  border-bottom: 1px solid #c8d3dc; overflow-wrap: anywhere; min-width: 9em; }
th { white-space: nowrap }
th:first-child, .place { min-width: 0; white-space: nowrap }
code { background: #eef3f7; padding: .1rem .3rem; user-select: all; }
del { background: #fbe4e1; text-decoration-color: #a3352a }
ins { background: #dff2e1; text-decoration: none }
.wide { overflow-x: auto } summary { cursor: pointer }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #11181f }
  th, td { border-color: #33414d } code { background: #1e2a34 }
  del { background: #4b211d } ins { background: #1d3a24 } }
"""
_WORDS = {
    "title": Bilingual("修正と確認の記録", "Repairs and open questions"),
    "open": Bilingual("人の判断を待つ箇所", "To be decided by a person"),
    "none": Bilingual("ありません。", "None."),
    "how": Bilingual(
        "正しいと確かめたら、右の一行を訂正表（CSV）に加えて、もう一度ビルドしてください。",
        "Once checked, add the line on the right to the corrections (CSV), and build again.",
    ),
    "made": Bilingual("修正の記録", "Repairs"),
    "place": Bilingual("場所", "place"),
    "field": Bilingual("欄", "field"),
    "value": Bilingual("値", "value"),
    "question": Bilingual("確かめること", "question"),
    "line": Bilingual("訂正表に加える行", "line for the corrections"),
    "change": Bilingual("修正前 → 修正後", "before → after"),
    "reason": Bilingual("理由", "reason"),
}
_LONG = 300  # characters shown of a text; the CSV has all


def review_page(records: Records, language: Language) -> str:
    """Return the page as HTML5."""

    def word(name: str) -> str:
        return escape(_WORDS[name].say(language))

    title = records.descriptor.dataset.title
    name = escape(title.en or title.ja if language == "en" else title.ja)
    body = [
        f"<h1>{word('title')}</h1>",
        f"<p>{name}</p>",
        f"<h2>{word('open')} ({len(records.suspects)})</h2>",
        *_suspects(records.suspects, language),
        f"<h2>{word('made')} ({len(records.repairs)})</h2>",
        *_repairs(records.repairs, language),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{word('title')} – {name}</title>\n<style>{_STYLE}</style>\n"
        "</head>\n<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"
    )


def _suspects(suspects: tuple[Suspect, ...], language: Language) -> Iterator[str]:
    if not suspects:
        yield f"<p>{escape(_WORDS['none'].say(language))}</p>"
        return
    yield f"<p>{escape(_WORDS['how'].say(language))}</p>"
    yield '<div class="wide" tabindex="0">\n<table>'
    yield _head(("place", "field", "value", "question", "line"), language)
    for suspect in suspects:
        line = correction_line(suspect)
        if not _DIRECTIONS.isdisjoint(line):  # what reads otherwise than it is, nobody should paste
            line = ""
        yield (
            f'<tr><td class="place">{_place(suspect.origin)}</td>'
            f'<td class="place">{_field(suspect.field, language)}</td>'
            f"<td>{_text(suspect.value)}</td><td>{escape(suspect.question.say(language))}</td>"
            f"<td>{f'<code>{escape(line)}</code>' if line else ''}</td></tr>"
        )
    yield "</tbody>\n</table>\n</div>"


def _repairs(repairs: tuple[RepairEvent, ...], language: Language) -> Iterator[str]:
    rules = dict.fromkeys(event.rule for event in repairs)
    for rule in rules:
        events = [event for event in repairs if event.rule == rule]
        told = RULES[rule]
        label, summary = told.label.say(language), told.summary.say(language)
        yield f"<details>\n<summary>{escape(label)} ({len(events)})</summary>"
        yield f"<p>{escape(summary)}</p>"
        yield '<div class="wide" tabindex="0">\n<table>'
        yield _head(("place", "field", "change", "reason"), language)
        for event in events:
            yield (
                f'<tr><td class="place">{_place(event.origin)}</td>'
                f'<td class="place">{_field(event.field, language)}</td>'
                f"<td><del>{_text(event.before)}</del> → <ins>{_text(event.after)}</ins></td>"
                f"<td>{_text(event.reason or '')}</td></tr>"
            )
        yield "</tbody>\n</table>\n</div>\n</details>"


def _head(names: tuple[str, ...], language: Language) -> str:
    cells = "".join(f'<th scope="col">{escape(_WORDS[n].say(language))}</th>' for n in names)
    return f"<thead><tr>{cells}</tr></thead>\n<tbody>"


def _place(origin: Origin) -> str:
    sheet = f"{origin.sheet} " if origin.sheet else ""
    return escape(f"{sheet}{origin.line}" + (f":{origin.column}" if origin.column else ""))


def _field(field: str | None, language: Language) -> str:
    return escape(FIELDS[field].label.say(language)) if field else ""


def _text(text: str) -> str:
    """Return a text as it can be shown: escaped, cut, direction marks made visible."""
    shown = text if len(text) <= _LONG else f"{text[:_LONG]}…"
    marked = "".join(f"[U+{ord(c):04X}]" if c in _DIRECTIONS else c for c in shown)
    return escape(marked).replace("\n", "<br>").replace("\t", " ⇥ ")


_DIRECTIONS = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
