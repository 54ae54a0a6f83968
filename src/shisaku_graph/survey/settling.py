"""The guesses for single columns settled with each other: one policy, one project, one code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from shisaku_graph.language import Bilingual
from shisaku_graph.record.figures import parse_number
from shisaku_graph.source.fields import LEVELS
from shisaku_graph.source.fiscal_year import find_fiscal_year, parse_fiscal_year
from shisaku_graph.survey import grades
from shisaku_graph.survey.columns import guess_column, ignored, is_running_number
from shisaku_graph.survey.money import item_of
from shisaku_graph.survey.reading import ColumnGuess, plain
from shisaku_graph.survey.titles import filled, text_at
from shisaku_graph.table.cells import Row
from shisaku_graph.table.headings import heading_key
from shisaku_graph.table.repeats import names_apart

FOLLOWERS = ("actual", "target", "indicator_value", "unit")
"""Fields of columns that belong to the indicator before them."""
BETWEEN = ("notes", "grade", "grades", "ignore", "amount", "input", "year", "measure", *FOLLOWERS)
"""Fields that may stand between an indicator and its values: 達成率, 評価."""
_BUDGET = ("会計", "会計名", "款", "款名", "項", "項名", "目", "目名")
"""Headings of the budget's classification, from the top down, above its 節."""
_NAME_LENGTH = 25
_ALIKE = {"notes", "ignore", "personal"}
"""Fields whose columns of one heading are written once in a descriptor."""
_UNIT_SIGNS = (*"局部課室係班", "グループ", "チーム")
_SINGLE = (*LEVELS, *(f"{level}_code" for level in LEVELS), "project", "project_code",
           "department", "goal", "approach", "result", "next_steps", "projects")  # fmt: skip


def consistent(guesses: list[ColumnGuess], body: Sequence[Row]) -> tuple[ColumnGuess, ...]:
    """Settle which column is the policy, the project and the department where several could be."""
    settled = _stacked_units(guesses)
    levels = [guess for guess in settled if guess.field in LEVELS]
    if levels and all(guess.field != "policy" for guess in levels):
        lowest = max(levels, key=lambda guess: (LEVELS.index(guess.field), guess.index))
        settled[settled.index(lowest)] = replace(lowest, field="policy")
        moved = {f"{lowest.field}_code": "policy_code"}
        settled = [replace(each, field=moved.get(each.field, each.field)) for each in settled]
    settled = _with_a_name(_between(_by_their_years(settled)), body)
    for field in _SINGLE:
        same = [guess for guess in settled if guess.field == field]
        if len(same) > 1:
            best = max(same, key=lambda guess: (guess.confidence, -guess.index))
            for guess in same:
                if guess is not best:
                    settled[settled.index(guess)] = _second(guess, settled, body)
    chosen = grades.settled(_codes_with_names(_numbers_of_policies(settled, body)))
    return _one_field_a_heading(tuple(_followers(chosen)), body)


def _by_their_years(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Take the plans for the last of several years for the next steps: 計画（R6）, 計画（R7）."""
    years = {
        guess.index: start
        for guess in guesses
        if guess.field in ("approach", "next_steps")
        and (start := parse_fiscal_year(find_fiscal_year(guess.heading) or "")) is not None
    }
    if len(set(years.values())) < 2:  # noqa: PLR2004  # nothing to tell apart
        return guesses
    last = max(years.values())
    fields = {at: "next_steps" if start == last else "approach" for at, start in years.items()}
    return [replace(guess, field=fields.get(guess.index, guess.field)) for guess in guesses]


def _between(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Take 基本事業 for the projects where the table has none below it."""
    if any(guess.field == "project" for guess in guesses):
        return guesses
    moved = {"sub_policy": "project", "sub_policy_code": "project_code"}
    return [replace(guess, field=moved.get(guess.field, guess.field)) for guess in guesses]


def with_their_numbers(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Keep the numbers of 款, 項, 目 and 節 beside their names: with them they make the line."""
    names = {plain(column.heading) for column in columns if column.field == "line"}
    why = Bilingual(
        "名称の列がある予算科目の番号", "numbers of the budget's lines, beside their names"
    )
    return tuple(
        replace(column, field="line", confidence=0.75, evidence=why)
        if column.field in ("ignore", "notes") and f"{plain(column.heading)}名" in names
        else column
        for column in columns
    )


def _with_a_name(guesses: list[ColumnGuess], body: Sequence[Row]) -> list[ColumnGuess]:
    """Where no column names policies or projects, take the likeliest one, and ask.

    It is the first whose short texts are each their own; a table of units alone needs none.
    """
    fields = {guess.field for guess in guesses}
    if fields & {"policy", "project"} or fields <= {"department", "units", "ignore", "personal"}:
        return guesses
    budget = [
        guess for guess in guesses if plain(guess.heading) in _BUDGET and guess.field == "line"
    ]
    if budget:
        said = Bilingual(
            "事業の列がないので、予算の目（項、款）を事業とみた",
            "no column of projects: the budget's 目 (項, 款) taken for them",
        )
        lowest = max(budget, key=lambda guess: _BUDGET.index(plain(guess.heading)))
        named = replace(lowest, field="project", confidence=0.5, evidence=said)
        return [named if each is lowest else each for each in guesses]
    why = Bilingual("短く、行ごとに違う名称", "short texts, each its own: names")
    for guess in guesses:
        texts = [text for row in body if (text := text_at(row, guess.index))]
        short = bool(texts) and sum(map(len, texts)) <= _NAME_LENGTH * len(texts)
        own = len(set(texts)) == len(texts) and not all(parse_number(text) for text in texts)
        if guess.field == "notes" and short and own:
            named = replace(guess, field="policy", confidence=0.5, evidence=why)
            return [named if each is guess else each for each in guesses]
    return guesses


def _codes_with_names(guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """Keep the numbers of a level only where the level has names: else they are notes."""
    fields = {guess.field for guess in guesses}
    why = Bilingual("名称の列がない番号", "numbers without a column of names")
    return [
        replace(guess, field="notes", confidence=0.75, evidence=why)
        if guess.field.endswith("_code") and guess.field.removesuffix("_code") not in fields
        else guess
        for guess in guesses
    ]


def _numbers_of_policies(guesses: list[ColumnGuess], body: Sequence[Row]) -> list[ColumnGuess]:
    """Take 番号 for the policies' own where rows are policies: no project is there to bear it."""
    fields = [guess.field for guess in guesses]
    policy = next((guess for guess in guesses if guess.field == "policy"), None)
    if policy is None or {"project", "policy_code", "indicator"} & set(fields):
        return guesses
    names = [text for row in body if (text := text_at(row, policy.index))]
    why = Bilingual("行ごとの施策の番号", "numbers of the policies, a row each")
    return [
        replace(guess, field="policy_code", confidence=0.75, evidence=why)
        if guess.field == "project_code" and len(set(names)) == len(names) == len(body)
        else guess
        for guess in guesses
    ]


def _stacked_units(guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """Make units of columns like 担当部 beside 担当課; the last may name several in a cell."""
    kinds = {
        guess.index: sign
        for guess in guesses
        if guess.field in ("department", "units")
        for sign in _UNIT_SIGNS
        if plain(guess.heading).removesuffix("名").removesuffix("等").endswith(sign)
    }
    if len(kinds) < 2 or len(set(kinds.values())) < len(kinds):  # noqa: PLR2004  # one beside another
        return list(guesses)
    why = Bilingual("部・課などの列が並ぶ", "columns of units stand side by side")
    return [
        replace(guess, field="units", confidence=0.8, evidence=why)
        if guess.index in kinds and guess.index != max(kinds) and guess.field == "department"
        else guess
        for guess in guesses
    ]


def without_whole_names(
    columns: Sequence[ColumnGuess], body: Sequence[Row]
) -> tuple[ColumnGuess, ...]:
    """Leave out a column that only writes together what the columns of units hold."""
    units = [column.index for column in columns if column.field == "units"]
    if len(units) < 2:  # noqa: PLR2004  # one column of divisions goes with one of sections
        return tuple(columns)

    def written_together(index: int) -> bool:
        same = sum(
            "".join(text_at(row, index).split())
            == "".join(dict.fromkeys(text_at(row, at) for at in units))
            for row in body
        )
        return same * 2 > len(body)

    return tuple(
        ignored(column, "組織の列をつなげたもの", "the columns of units written together")
        if column.field == "department" and written_together(column.index)
        else column
        for column in columns
    )


def _one_field_a_heading(
    guesses: Sequence[ColumnGuess], body: Sequence[Row]
) -> tuple[ColumnGuess, ...]:
    """Tell columns that share a heading apart, by the block that each stands in or by number.

    国庫支出金 after 本年度予算額 is that of its budget: it is looked at anew under both names.
    """
    width = max((guess.index for guess in guesses), default=-1) + 1
    texts = [""] * width
    for guess in guesses:
        texts[guess.index] = guess.heading.strip()
    names = names_apart(texts, list(map(heading_key, texts)))
    counted = Counter(heading_key(g.heading) for g in guesses if g.field not in FOLLOWERS)

    def settled(guess: ColumnGuess) -> ColumnGuess:
        key = heading_key(guess.heading)
        if guess.field in FOLLOWERS or not key or counted[key] < 2:  # noqa: PLR2004  # it alone
            return guess
        if _is_personal(guess, guesses):
            why = Bilingual("同じ見出しの列が個人情報", "a column of this heading is personal")
            return replace(guess, field="personal", evidence=why)
        return _told_apart(guess, names[guess.index], body)

    told = list(map(settled, guesses))
    fields: dict[str, set[str]] = {}
    for guess, each in zip(guesses, told, strict=True):
        fields.setdefault(heading_key(guess.heading), set()).add(each.field)
    alike = {key for key, found in fields.items() if len(found) == 1 and found <= _ALIKE}
    return tuple(
        _followers(
            replace(each, heading=guess.heading) if heading_key(guess.heading) in alike else each
            for guess, each in zip(guesses, told, strict=True)
        )
    )


def _told_apart(guess: ColumnGuess, name: str, body: Sequence[Row]) -> ColumnGuess:
    """Return what a column is under a name of its own: money of its block, else what it was."""
    if guess.field == "amount" or item_of(guess.heading):
        anew = guess_column(guess.index, name, filled(body, guess.index))
        guess = anew if anew.field == "amount" else guess
    numbered = name.rpartition("#")[2].isdecimal() and "／" not in name
    sure = min(guess.confidence, 0.6) if guess.field == "amount" and numbered else guess.confidence
    return replace(guess, heading=name, confidence=sure)


def of_their_year(columns: Sequence[ColumnGuess], year: str | None) -> tuple[ColumnGuess, ...]:
    """Take what was done in the table's year for its result, what is for later as next steps.

    ``令和6年度の取組内容`` and ``令和7年度の取組内容`` differ in nothing but their year.
    """
    own = parse_fiscal_year(year or "")
    taken = {column.field for column in columns}
    settled: list[ColumnGuess] = []
    for column in columns:
        start = parse_fiscal_year(find_fiscal_year(column.heading) or "")
        if own is None or start is None or column.field not in ("approach", "next_steps"):
            settled.append(column)
            continue
        planned = any(word in column.heading for word in ("計画", "予定", "目標"))
        field = "next_steps" if start > own else "approach" if planned else "result"
        if field != column.field and field not in taken:
            why = Bilingual(f"見出しの年度（{start}）から", f"by the year in its heading ({start})")
            column = replace(column, field=field, evidence=why)  # noqa: PLW2901  # the same one
            taken.add(field)
        settled.append(column)
    return tuple(settled)


def _is_personal(guess: ColumnGuess, guesses: Sequence[ColumnGuess]) -> bool:
    """Tell whether any column of this heading was taken for personal data."""
    name = heading_key(guess.heading)
    return any(g.field == "personal" and heading_key(g.heading) == name for g in guesses)


def _second(guess: ColumnGuess, settled: Sequence[ColumnGuess], body: Sequence[Row]) -> ColumnGuess:
    """Return what a second column of one field is: a further level, a running number, a note."""
    taken = {other.field for other in settled}
    if guess.field in LEVELS:
        free = [level for level in reversed(LEVELS[: LEVELS.index("policy")]) if level not in taken]
        if free:
            return replace(guess, field=free[0], confidence=0.5)
    if is_running_number(guess) and _counts(body, guess.index):
        return ignored(guess, "行を数えるだけの番号", "numbers that only count the rows")
    why = Bilingual("同じ項目の列がほかにある", "another column is of the same field")
    return replace(guess, field="notes", confidence=0.75, evidence=why)


def _counts(body: Sequence[Row], index: int) -> bool:
    """Tell whether a column's numbers grow from row to row."""
    numbers = [n for row in body if (n := parse_number(text_at(row, index))) is not None]
    return bool(numbers) and numbers == sorted(set(numbers))


def _followers(guesses: Iterable[ColumnGuess]) -> Iterable[ColumnGuess]:
    """Keep one 実績, 目標値 and 単位 for the indicator before them; others are notes.

    A value of a year stays with its indicator beyond a rate or grade of the year before it.
    """
    indicator, seen = False, set[str]()
    for guess in guesses:
        said = guess.heading if guess.field == "indicator_value" else guess.field
        if guess.field == "indicator":
            indicator, seen = True, set()
            yield guess
        elif guess.field in FOLLOWERS and (not indicator or heading_key(said) in seen):
            yield replace(guess, field="notes", confidence=0.75, detail=())
        else:
            seen |= {heading_key(said)} if guess.field in FOLLOWERS else set()
            indicator = indicator and guess.field in BETWEEN
            yield guess
