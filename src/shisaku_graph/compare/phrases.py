"""What a comparison says in words: the same in a terminal, on a page and in a table."""

from collections.abc import Iterator, Sequence

from shisaku_graph.access.views import Named
from shisaku_graph.compare.figures import FigureChange
from shisaku_graph.compare.model import FATE_NAMES, Comparison, Fate, Move, TextChange, Transition
from shisaku_graph.compare.sides import KIND_NAMES
from shisaku_graph.language import Bilingual, Language

_ABOVE = {
    "department": Bilingual("上位の部署", "unit above"),
    "project": Bilingual("施策", "policy"),
}
_IN_PLAN = Bilingual("体系での位置", "place in the plan")
_RESPONSIBLE = Bilingual("担当", "responsible")


def heading(comparison: Comparison) -> Bilingual:
    """Return what is compared, in one line."""
    old, new = comparison.old, comparison.new
    if not comparison.same_city:
        return Bilingual(
            f"{old.municipality.label.ja} {old.year.label.ja} と "
            f"{new.municipality.label.ja} {new.year.label.ja}",
            f"{_english(old.municipality)} {old.year.start} and "
            f"{_english(new.municipality)} {new.year.start}",
        )
    if old.year.start == new.year.start:
        return Bilingual(
            f"{new.municipality.label.ja} {new.year.label.ja} 版 {old.version} → {new.version}",
            f"{_english(new.municipality)} {new.year.start}, version {old.version} → {new.version}",
        )
    return Bilingual(
        f"{new.municipality.label.ja} {old.year.label.ja} → {new.year.label.ja}",
        f"{_english(new.municipality)} {old.year.start} → {new.year.start}",
    )


def fate(fates: Sequence[Fate]) -> Bilingual:
    """Return the names of what befell something."""
    said = [FATE_NAMES[each] for each in fates]
    return Bilingual("・".join(each.ja for each in said), ", ".join(each.en for each in said))


def title(transition: Transition, language: Language) -> str:
    """Return what something was and is called: A → B, or one name where it did not change."""
    before = [name(side.label, language) for side in transition.before]
    after = [name(side.label, language) for side in transition.after]
    if transition.kind == "department":
        before = [side.full for side in transition.before]
        after = [side.full for side in transition.after]
    sides = [_listed(names, language) for names in (before, after) if names]
    return sides[0] if len(set(sides)) == 1 else " → ".join(sides)


def place(transition: Transition, move: Move) -> Bilingual:
    """Return what a move is a move of."""
    return _RESPONSIBLE if move.of == "departments" else _ABOVE.get(transition.kind, _IN_PLAN)


def moved(move: Move, language: Language) -> str:
    """Return a move in words: from where to where, and why if a reorganisation says it."""
    none = Bilingual("（記載なし）", "(not stated)").say(language)
    sides = [_names(each, language) or none for each in (move.before, move.after)]
    why = Bilingual("（組織・計画の変更に伴う）", " (follows from what changed there)")
    return " → ".join(sides) + (why.say(language) if move.follows else "")


def graded(transition: Transition, language: Language) -> str | None:
    """Return the grades of both years, where they differ."""
    if transition.grades is None:
        return None
    none = Bilingual("（記載なし）", "(not stated)").say(language)
    return " → ".join(name(each.label, language) if each else none for each in transition.grades)


def figured(change: FigureChange, language: Language) -> str:
    """Return a figure in words: what it was, what it is, how much more or less.

    The difference stands in the unit of the number, money in yen.
    """
    none = Bilingual("（記載なし）", "(not stated)").say(language)
    sides = [each.shown if each else none for each in (change.before, change.after)]
    if change.difference is None:
        return " → ".join(sides)
    unit = change.either.unit
    share = (
        "" if change.share is None else f"{'、' if language == 'ja' else ', '}{change.share:+.1%}"
    )
    brackets = "（{}）" if language == "ja" else " ({})"
    difference = change.difference.normalize() if change.difference else change.difference
    return " → ".join(sides) + brackets.format(f"{difference:+,f}{unit}{share}")


def pair(transition: Transition, change: TextChange, language: Language = "ja") -> str:
    """Return whose texts are compared, where one of them is of several."""
    names = {side.iri: side.label for side in (*transition.before, *transition.after)}
    return " → ".join(name(names[iri], language) for iri in (change.old, change.new))


def tallies(comparison: Comparison) -> Iterator[tuple[Bilingual, tuple[tuple[Fate, int], ...]]]:
    """Yield for each kind how often each fate befell it, in the order of the fates."""
    for kind, counts in comparison.counts().items():
        yield KIND_NAMES[kind], tuple((each, counts[each]) for each in Fate if counts[each])


def hint(comparison: Comparison) -> Bilingual | None:
    """Return what a person can do about what is unexplained."""
    if not comparison.proposals:
        return None
    count = len(comparison.proposals)
    if not comparison.linked:
        return Bilingual(
            f"確かめてほしいことが {count} 件あります。"
            "新しい年度は前年度の台帳なしで作られています。source.toml の [previous] に "
            "identities.csv と見直しの表を書いて、作り直してください。",
            f"{count} lines to decide. The new dataset was built without last year's ledger: name "
            "identities.csv and a review file under [previous] in source.toml, and build again.",
        )
    return Bilingual(
        f"確かめてほしいことが {count} 件あります。正しい行を見直しの表（continuity.csv）に写し、"
        "accepted に yes、reason に理由を書いて、作り直してください。",
        f"{count} lines to decide. Copy those that are right into the review file "
        "(continuity.csv), write yes under accepted and the reason, and build again.",
    )


def name(label: object, language: Language) -> str:
    """Return a label in a language, in Japanese where there is no other."""
    ja, en = getattr(label, "ja", ""), getattr(label, "en", None)
    return str(en) if language == "en" and en else str(ja)


def _english(named: Named) -> str:
    return named.label.en or named.label.ja


def _names(named: Sequence[Named], language: Language) -> str:
    return ("、" if language == "ja" else ", ").join(name(each.label, language) for each in named)


def _listed(names: Sequence[str], language: Language) -> str:
    if len(names) == 1:
        return names[0]
    return "".join(f"「{each}」" for each in names) if language == "ja" else ", ".join(names)
