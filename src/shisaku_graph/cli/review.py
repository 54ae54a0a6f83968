"""``shisaku-graph review``: what a person must decide, and the proposals that are accepted."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shisaku_graph.cli import language, spoken
from shisaku_graph.errors import UsageError
from shisaku_graph.language import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shisaku_graph.record.model import Records
    from shisaku_graph.repair.corrected import UnmatchedCorrectionsError
    from shisaku_graph.repair.corrections_file import CorrectionsFile
    from shisaku_graph.trace import Suspect

_SHOWN = 60


@click.command(
    "review",
    help=spoken(
        "人の判断を待つ箇所を番号つきで示す。--accept で選んだ案を、--keep で「そのままで正しい」"
        "という判断を、理由とともに訂正表に書き足す（訂正表がなければ作り、source.toml に書く）。"
        "文章から除いた個人情報もここで見られ、--accept で公開に戻せる（施設の電話番号など）。\n\n"
        "例: shisaku-graph review sources/mycity-2024 --accept 1,3-5 --reason 計画書12頁で確認",
        "List what a person must decide, numbered. --accept adds the chosen proposals to the "
        "corrections, --keep the decision that the passage is right as it stands, with a reason "
        "(the file is made, and named in source.toml, if need be). Personal data that was left out "
        "of texts is shown here alone; --accept publishes it (a facility's telephone number).",
    ),
)
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--accept", "chosen", default="", help=spoken("認める番号: 1,3-5", "numbers: 1,3-5"))
@click.option(
    "--keep",
    "right",
    default="",
    help=spoken("そのままで正しい番号", "numbers right as they stand"),
)
@click.option(
    "--reason",
    default="",
    help=spoken(
        "根拠（公開される。個人名は書かない）", "against what it was checked (is published)"
    ),
)
@click.option(
    "--relocate",
    is_flag=True,
    help=spoken(
        "表の行が動いた訂正の行番号を書き直す（翌年度の表など）",
        "rewrite the line numbers of corrections whose rows have moved (in next year's table)",
    ),
)
@click.option(
    "--retire",
    is_flag=True,
    help=spoken(
        "もう当たらない訂正を訂正表から外し、別のファイル（….retired.csv）に残す",
        "take corrections that no longer apply out of the file, into ….retired.csv beside it",
    ),
)
def command(  # noqa: PLR0913, PLR0917  # one argument an option
    source: Path, chosen: str, right: str, reason: str, relocate: bool, retire: bool
) -> None:
    """List, or accept."""
    from shisaku_graph.pipeline import read, set_aside  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.repair.acceptance import kept, shown  # noqa: PLC0415

    if relocate:
        _relocate(source)
    if retire:
        _retire(source)
    records = read(source)
    suspects = tuple(shown(records.suspects, set_aside(source)))
    if not chosen and not right:
        for number, suspect in enumerate(suspects, start=1):
            click.echo(_told(number, suspect))
        _say_how(source, suspects)
        return
    if not reason.strip():
        raise _no_reason()
    accepted = [suspects[number - 1] for number in _numbers(chosen, len(suspects))]
    stands = [suspects[number - 1] for number in _numbers(right, len(suspects))]
    confirmed = list(kept(stands))
    _accept(source, records, accepted + confirmed, reason)
    if len(confirmed) < len(stands):
        _say_cannot(len(stands) - len(confirmed))


def _unmatched(source: Path) -> "UnmatchedCorrectionsError | None":
    from shisaku_graph.pipeline import read  # noqa: PLC0415  # as above
    from shisaku_graph.repair.corrected import UnmatchedCorrectionsError  # noqa: PLC0415

    try:
        read(source)
    except UnmatchedCorrectionsError as error:
        return error
    return None


def _file(source: Path) -> "tuple[Path, CorrectionsFile]":
    from shisaku_graph.repair.corrections_file import CorrectionsFile  # noqa: PLC0415  # as above
    from shisaku_graph.source.reading import read_descriptor  # noqa: PLC0415

    path = source / (read_descriptor(source).table.corrections or "corrections.csv")
    return path, CorrectionsFile(path)


def _relocate(source: Path) -> None:
    error = _unmatched(source)
    if error is None or not error.moved:
        return
    path, file = _file(source)
    count = file.relocate(error.moved)
    click.echo(
        spoken(f"{path} の {count} 行の行番号を書き直しました。", f"{path}: {count} lines moved.")
    )


def _retire(source: Path) -> None:
    """Take out what no longer applies: by its line, or because nothing in the table fits it."""
    from shisaku_graph.pipeline import read  # noqa: PLC0415  # as above
    from shisaku_graph.repair.corrected import Corrected  # noqa: PLC0415

    lines: set[int] = set()
    error = _unmatched(source)
    if error is not None:
        lines = {each.place.line for each in error.gone}
    else:
        suspects = read(source).suspects
        lines = {each.origin.line for each in suspects if each.rule == Corrected.id}
    if not lines:
        return
    path, file = _file(source)
    beside = file.retire(lines)
    said = ", ".join(map(str, sorted(lines)))
    click.echo(
        spoken(
            f"{path} の {len(lines)} 行（{said}）を外し、{beside.name} に残しました。",
            f"{path}: {len(lines)} lines ({said}) taken out, kept in {beside.name}.",
        )
    )
    if error is not None and not error.moved:
        _retire(source)  # those without a line are known only once the others fit


def _accept(source: Path, records: "Records", chosen: "list[Suspect]", reason: str) -> None:
    from shisaku_graph.repair.acceptance import (  # noqa: PLC0415  # as above
        Said,
        accepted,
        can_be_corrected,
    )

    said = [Said(c.origin, c.field, c.heading, c.text) for c in records.cells]
    corrections = accepted(chosen, said, reason.strip())
    name = records.descriptor.table.corrections or "corrections.csv"
    _, file = _file(source)
    added = file.add(corrections) if corrections else 0
    if added and not records.descriptor.table.corrections:
        _name_in_descriptor(source, name)
    without = sum(each.proposal is None for each in chosen)
    beyond = sum(each.proposal is not None and not can_be_corrected(each) for each in chosen)
    click.echo(
        spoken(f"{source / name} に {added} 行を足しました。", f"{added} lines → {source / name}")
    )
    if added:
        click.echo(
            spoken(
                "次からは番号が変わります。もう一度 review で確かめてください。",
                "the numbers change now: run review again before you go on.",
            )
        )
    if without:
        click.echo(
            spoken(
                f"案のない {without} 件は、値を調べて訂正表に自分で書いてください。",
                f"{without} without a proposal: look the value up and write the line yourself.",
            )
        )
    if beyond:
        _say_cannot(beyond)


def _say_cannot(many: int) -> None:
    """Say of how many no line of the corrections can speak."""
    click.echo(
        spoken(
            f"{many} 件は欄の値ではないため、訂正表に書けません。元の表か source.toml で直して"
            "ください。",
            f"{many} are no value of a column that corrections reach: mend the table, or "
            "source.toml.",
        )
    )


def _told(number: int, suspect: "Suspect") -> str:
    from shisaku_graph.source.fields import FIELDS  # noqa: PLC0415  # loaded by now

    field = FIELDS[suspect.field].label.say(language()) if suspect.field else ""
    shown = suspect.value[:_SHOWN].replace("\n", " ")
    proposal = (suspect.proposal or "")[:_SHOWN].replace("\n", " ")
    public = suspect.field == "personal"
    change = f"「{shown}」" if suspect.proposal is None or public else f"「{shown}」→「{proposal}」"
    return f"[{number}] {suspect.origin} {field} {change}\n    {suspect.question.say(language())}"


def _say_how(source: Path, suspects: "Sequence[Suspect]") -> None:
    if not suspects:
        click.echo(spoken("判断を待つ箇所はありません。", "nothing is left to decide."))
        return
    able = [n for n, each in enumerate(suspects, 1) if each.proposal is not None]
    standing = [
        n
        for n, each in enumerate(suspects, 1)
        if each.value and each.field not in (None, "personal")
    ]
    if able:
        click.echo(
            spoken(
                f"案を認める: shisaku-graph review {source} --accept {able[0]} --reason …",
                f"to accept: shisaku-graph review {source} --accept {able[0]} --reason …",
            )
        )
    if standing:
        click.echo(
            spoken(
                f"そのままで正しい: shisaku-graph review {source} --keep {standing[0]} --reason …",
                f"right as it stands: shisaku-graph review {source} --keep {standing[0]} "
                "--reason …",
            )
        )


def _numbers(chosen: str, most: int) -> list[int]:
    found: dict[int, None] = {}
    if not chosen:
        return []
    for part in chosen.replace("、", ",").split(","):
        first, _, last = part.strip().partition("-")
        if not first.isdecimal() or not (last or first).isdecimal():
            raise _no_number(part, most)
        for number in range(int(first), int(last or first) + 1):
            if not 0 < number <= most:
                raise _no_number(str(number), most)
            found[number] = None
    return list(found)


def _name_in_descriptor(source: Path, name: str) -> None:
    """Write ``corrections`` under [table] in source.toml."""
    from shisaku_graph.source.descriptor import DESCRIPTOR_NAME  # noqa: PLC0415

    path = source / DESCRIPTOR_NAME
    head, mark, tail = path.read_text(encoding="utf-8").partition("[table]\n")
    path.write_text(f'{head}{mark}corrections = "{name}"\n{tail}', encoding="utf-8")


def _no_reason() -> UsageError:
    return UsageError(
        "reason-missing",
        Bilingual("理由がありません。", "a reason is missing."),
        Bilingual(
            "--reason に、確認した人と根拠（計画書の頁など）を書いてください。",
            "say with --reason who checked it, and against what.",
        ),
    )


def _no_number(part: str, most: int) -> UsageError:
    return UsageError(
        "number-unknown",
        Bilingual(
            f"「{part}」は 1 から {most} までの番号ではありません。",
            f"{part!r} is no number from 1 to {most}.",
        ),
        Bilingual(
            "番号は shisaku-graph review で見られます。", "run review without --accept to see them."
        ),
    )
