"""A comparison in a terminal: readable without colours, clearer with them."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

from shisaku_graph.compare import phrases
from shisaku_graph.compare.model import FATE_NAMES, Comparison, Fate, Proposal, Transition
from shisaku_graph.compare.sides import FIELDS, KIND_NAMES
from shisaku_graph.compare.words import Edit
from shisaku_graph.language import Bilingual, Language

_AROUND: Final = 24
"""Characters shown on each side of a change; the rest of what stayed is an ellipsis."""

_STYLES: Final = {
    Fate.ADDED: "green", Fate.ENDED: "red", Fate.UNEXPLAINED: "yellow", Fate.RENAMED: "cyan",
    Fate.MOVED: "blue", Fate.SPLIT: "magenta", Fate.MERGED: "magenta",
}  # fmt: skip


def terminal_text(
    comparison: Comparison, language: Language, width: int, *, coloured: bool, everything: bool
) -> str:
    """Return the comparison as text.

    Args:
        comparison: what was found.
        language: of the sentences.
        width: columns of the terminal.
        coloured: write ANSI colours; what they say is said in signs too.
        everything: list what did not change as well.
    """
    from rich.console import Console  # noqa: PLC0415  # 0.1 s: only for a terminal
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    out = io.StringIO()
    colours: Literal["standard"] | None = "standard" if coloured else None
    console = Console(
        file=out, width=width, color_system=colours, force_terminal=coloured, highlight=False
    )

    def say(*parts: tuple[str, str], indent: int = 0) -> None:
        text = Text.assemble(*((plain(said), style) for said, style in parts), overflow="fold")
        console.print(Padding(text, (0, 0, 0, indent)))

    say((phrases.heading(comparison).say(language), "bold"))
    for of, counts in phrases.tallies(comparison):
        told = "  ".join(f"{FATE_NAMES[each].say(language)} {count}" for each, count in counts)
        say((f"{of.say(language)}: {told}", ""), indent=2)
    shown = comparison.transitions if everything else comparison.changed()
    for kind, group in _by_kind(shown):
        say(("", ""))
        say((f"{KIND_NAMES[kind].say(language)}", "bold underline"))
        for each in group:
            _transition(each, language, say)
    if comparison.proposals:
        say(("", ""))
        heading = Bilingual("確かめてほしいこと", "To be decided").say(language)
        say((heading, "bold underline"))
        for proposal in comparison.proposals:
            say((_proposed(proposal, language), "yellow"), indent=2)
    hint = phrases.hint(comparison)
    if hint is not None:
        say(("", ""))
        say((hint.say(language), ""))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def marked(edits: Sequence[Edit], around: int | None = _AROUND) -> str:
    """Return the parts of a text with signs: ``[-what went-]{+what came+}``.

    >>> marked((Edit("same", "第"), Edit("removed", "1"), Edit("added", "2"), Edit("same", "期")))
    '第[-1-]{+2+}期'
    """
    return "".join(text for text, _ in _parts(edits, around))


def plain(text: str) -> str:
    """Return a text that cannot command the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _parts(edits: Sequence[Edit], around: int | None) -> Iterator[tuple[str, str]]:
    last = len(edits) - 1
    for place, edit in enumerate(edits):
        if edit.kind == "removed":
            yield f"[-{edit.text}-]", "red strike"
        elif edit.kind == "added":
            yield f"{{+{edit.text}+}}", "green underline"
        else:
            yield _near(edit.text, around, first=place == 0, last=place == last), ""


def _near(text: str, around: int | None, *, first: bool, last: bool) -> str:
    """Return what stayed, its middle or its far end cut out."""
    keep = 0 if around is None else around * (1 if first or last else 2)
    if around is None or len(text) <= keep + 1:
        return text
    head = "" if first else text[:around]
    tail = "" if last else text[len(text) - around :]
    return f"{head}…{tail}"


def _transition(each: Transition, language: Language, say: Callable[..., None]) -> None:
    style = next((_STYLES[fate] for fate in each.fates if fate in _STYLES), "")
    label = phrases.fate(each.fates).say(language)
    say((f"[{label}] ", f"bold {style}"), (phrases.title(each, language), "bold"), indent=2)
    if each.reason:
        reason = Bilingual("理由", "reason").say(language)
        say((f"{reason}: {each.reason}", ""), indent=6)
    for move in each.moves:
        where = phrases.place(each, move).say(language)
        say((f"{where}: {phrases.moved(move, language)}", ""), indent=6)
    grades = phrases.graded(each, language)
    if grades:
        say((f"{Bilingual('評価', 'grade').say(language)}: {grades}", ""), indent=6)
    for figure in each.figures:
        what = figure.either.name.say(language)
        say((f"{what}: {phrases.figured(figure, language)}", ""), indent=6)
    several = len(each.before) > 1 or len(each.after) > 1
    for change in each.texts:
        if change.field == "name":
            continue  # the title says it
        pair = f" ({phrases.pair(each, change, language)})" if several else ""
        say((f"{FIELDS[change.field].say(language)}{pair}:", ""), indent=6)
        say(*_parts(change.edits, _AROUND), indent=8)


def _proposed(each: Proposal, language: Language) -> str:
    kind = KIND_NAMES[each.kind].say(language)
    arrow = f" → {each.after}" if each.after else ""
    score = f" {each.score:.0%}" if each.score else ""
    fate = FATE_NAMES[each.relation].say(language)
    return f"? {kind} {each.before}{arrow} ({fate}{score}; {each.evidence.say(language)})"


def _by_kind(found: Iterable[Transition]) -> Iterator[tuple[str, list[Transition]]]:
    groups: dict[str, list[Transition]] = {}
    for each in found:
        groups.setdefault(each.kind, []).append(each)
    yield from groups.items()
