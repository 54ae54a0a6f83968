"""The versions told to people: Markdown, in Japanese and in English."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse

from shisaku_graph import assets
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.publication.revision.model import Change, Fate, Statement, Version
from shisaku_graph.vocabulary import DCTERMS, RDF, RDFS, SHISAKU, SKOS, SPDX

_AROUND = 12
"""Characters of a long text that are shown on either side of what changed."""
_WHOLE = 60
"""A text of no more characters is shown whole."""
_SAID_ELSEWHERE = (SKOS.prefLabel, DCTERMS.identifier)
"""The label again; a part of the IRI."""
_SAID_ABOVE = (SHISAKU.SourceFile, SPDX.Checksum)
"""Size and checksum of the table: that it is another is said in a sentence."""
_FATES = {
    Fate.NEW: Bilingual("追加", "added"),
    Fate.GONE: Bilingual("なくなったもの", "gone"),
    Fate.CHANGED: Bilingual("書き換え", "changed"),
}


def account(title: str, versions: Iterable[Version], language: Language) -> str:
    """Return the history of a dataset, the newest version first."""
    head = Bilingual(f"# 変更の履歴: {title}", f"# Changelog: {title}").say(language)
    told = tuple(versions)
    before = (*told[1:], None)
    parts = [head]
    for version, older in zip(told, before, strict=True):
        parts += _version(version, older, language)
    return "\n\n".join(parts) + "\n"


def _version(version: Version, older: Version | None, language: Language) -> Iterator[str]:
    yield Bilingual(
        f"## {version.number}（{version.day}）", f"## {version.number} ({version.day})"
    ).say(language)
    if version.notes:
        yield _plain((version.notes.en if language == "en" else "") or version.notes.ja)
    if older is None:
        yield Bilingual("最初の版。", "The first version.").say(language)
        return
    if version.source != older.source:
        yield Bilingual("元の表が新しくなりました。", "The table itself is another.").say(language)
    changes = [change for change in version.changes if change.kind not in _SAID_ABOVE]
    counts = [(fate, sum(change.fate is fate for change in changes)) for fate in _FATES]
    said = [f"{_FATES[fate].say(language)} {count}" for fate, count in counts if count]
    nothing = Bilingual("データの中身は同じ", "the facts are the same").say(language)
    since = Bilingual(f"{older.number} から: ", f"Since {older.number}: ").say(language)
    yield since + (Bilingual("、", ", ").say(language).join(said) or nothing)
    kinds = dict.fromkeys(change.kind for change in changes)
    for kind in kinds:
        yield f"### {_named(kind, language)}"
        yield "\n".join(
            line for change in changes if change.kind == kind for line in _change(change, language)
        )


def _change(change: Change, language: Language) -> Iterator[str]:
    yield f"- **{_FATES[change.fate].say(language)}** {_plain(change.name)}"
    if change.fate is not Fate.CHANGED:
        return
    for predicate in dict.fromkeys(each.predicate for each in (*change.removed, *change.added)):
        if predicate in _SAID_ELSEWHERE:
            continue
        name = _named(predicate, language)
        old = [each for each in change.removed if each.predicate == predicate]
        new = [each for each in change.added if each.predicate == predicate]
        if _text(old) and _text(new):
            before, after = _apart(old[0].value.value, new[0].value.value)
            yield f"  - {name}: 「{_plain(before)}」→「{_plain(after)}」"
            continue
        shown = [f"−「{_plain(_shown(each, language))}」" for each in old]
        shown += [f"＋「{_plain(_shown(each, language))}」" for each in new]
        yield f"  - {name}: {' '.join(shown)}"


def _text(statements: list[Statement]) -> bool:
    """Tell whether there is one value, and it is a text."""
    return len(statements) == 1 and isinstance(statements[0].value, Literal)


def _shown(told: Statement, language: Language) -> str:
    value = told.value.value
    if isinstance(told.value, Literal):
        return value if len(value) <= _WHOLE else f"{value[: _WHOLE - 1]}…"
    return told.name or _named(value, language)


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return two texts as far as they differ, with a little around it.

    >>> _apart("短い文", "短い文章")
    ('短い文', '短い文章')
    """
    if max(len(before), len(after)) <= _WHOLE:
        return before, after
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    end = next(
        (n for n in range(shorter - start) if before[-1 - n] != after[-1 - n]), shorter - start
    )
    return _window(before, start, len(before) - end), _window(after, start, len(after) - end)


def _window(text: str, start: int, end: int) -> str:
    start, end = max(0, start - _AROUND), min(len(text), end + _AROUND)
    inner = text[start:end]
    if len(inner) > 2 * _WHOLE:
        inner = f"{inner[:_WHOLE]}…{inner[-_WHOLE:]}"
    return f"{'…' if start else ''}{inner}{'…' if end < len(text) else ''}"


def _plain(text: str) -> str:
    """Return a text with nothing in it that Markdown or HTML would take for a mark."""
    one = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>|&" else sign for sign in one)


def _named(iri: str, language: Language) -> str:
    names = _names().get(iri, {})
    return _plain(names.get(language) or names.get("ja") or iri)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """Return the names of the ontology's terms and of those that it borrows."""
    found: dict[str, dict[str, str]] = {
        RDF.type: {"ja": "種類", "en": "type"},
        RDFS.Resource: {"ja": "そのほか", "en": "other"},
    }
    for name in ("shisaku.ttl", "labels.ttl"):
        content = (assets.folder("ontology") / name).read_bytes()
        for quad in parse(content, format=RdfFormat.TURTLE):
            if quad.predicate.value == RDFS.label and isinstance(quad.object, Literal):
                names = found.setdefault(str(getattr(quad.subject, "value", "")), {})
                names.setdefault(quad.object.language or "", quad.object.value)
    return found
