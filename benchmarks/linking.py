"""How good the proposed links are, against labelled pairs of real cities.

Three files name records by code and key only: the tables they come from have licences of their own,
and are read from the folder given (``../shared/data``).

- ``links-policies.csv``: every pair of a policy of Kisarazu and one of five other cities that a
  careful reader found alike; all other pairs are not. ``links-projects.csv`` and
  ``links-departments.csv``: pairs with yes or no, most of them look-alikes. The formulas and all
  thresholds come from these.
- ``links-held-out.csv``: other pairs of cities, labelled by another reader, who saw names, not
  scores, before anything was run on them: all pairs of policies of two pairs of cities (what is not
  named is no match), and pairs of projects and of departments with yes or no, drawn by likeness of
  characters, edit distance and common parts from a random sample of records.

The threshold of each method is the best on the development pairs; intervals are 95 % bootstrap
intervals over the records of the first city, whose pairs stay together.

    python benchmarks/linking.py [FOLDER]                measure
    python benchmarks/linking.py --fit [FOLDER]          fit the formulas anew (needs scikit-learn)
    python benchmarks/linking.py --pairs FILE [FOLDER]   write names and words of all labelled pairs
"""

import csv
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.link.matching import FORMULAS, LEAST, Candidate, edit_similarity, match
from shisaku_graph.link.records import Kind, Record, records
from shisaku_graph.link.words import comparable, telling_words

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "cities"
POLICIES = Path(__file__).with_name("links-policies.csv")
PROJECTS = Path(__file__).with_name("links-projects.csv")
DEPARTMENTS = Path(__file__).with_name("links-departments.csv")
HELD_OUT = Path(__file__).with_name("links-held-out.csv")
COMMAND = Path(sys.executable).with_name("shisaku-graph")
CITIES = {
    "asago-r6-projects.csv": ("282251", "朝来市", "兵庫県"),
    "nishinomiya-r6-projects.xlsx": ("282049", "西宮市", "兵庫県"),
    "ichinomiya-r6-projects.csv": ("232033", "一宮市", "愛知県"),
    "kosai-r6-projects.tsv": ("222216", "湖西市", "静岡県"),
    "shinagawa-r6-projects.csv": ("131091", "品川区", "東京都"),
}
UNSEEN = "abiko-r3-budget-cofog.csv"
ALL = CITIES | {UNSEEN: ("122220", "我孫子市", "千葉県")}
"""Also the city that only the held-out pairs know."""
DRAWS = 1000
USED = {Kind.POLICY: range(6), Kind.PROJECT: (0, 2), Kind.DEPARTMENT: (0, 1)}
"""The measures that a formula is fitted to: of names few, for few labelled pairs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of records: whether it is labelled a match, held out or not, how alike it is."""

    match: bool
    held_out: bool
    candidate: Candidate | None
    one: Record
    other: Record


Method = Callable[[Pair], float]
METHODS: dict[str, Method] = {
    "string equality": lambda p: float(comparable(p.one.label.ja) == comparable(p.other.label.ja)),
    "edit distance": lambda p: edit_similarity(p.one, p.other),
    "TF-IDF of characters": lambda p: p.candidate.likeness.characters if p.candidate else 0.0,
    "TF-IDF of name words": lambda p: p.candidate.likeness.words if p.candidate else 0.0,
    "TF-IDF of all words": lambda p: p.candidate.likeness.said if p.candidate else 0.0,
    "shisaku-graph link": lambda p: p.candidate.score if p.candidate else 0.0,
}


def city(data: Path, table: str) -> Path:
    """Return the dataset of a city's table, built with a guessed descriptor unless it is there."""
    code, name, prefecture = ALL[table]
    folder = BUILT / "dist" / Path(table).stem
    if not folder.is_dir():
        source = BUILT / Path(table).stem
        told = ["--code", code, "--municipality", name, "--prefecture", prefecture]
        told += ["--plan", f"{name}総合計画", "--yes"]
        run = [COMMAND, "init", data / table, "--into", source, *told]
        subprocess.run(run, check=True, capture_output=True)
        subprocess.run([COMMAND, "build", source, "--dist", BUILT / "dist"], check=True)
    return folder


def kisarazu() -> Path:
    """Return the dataset of Kisarazu, built now unless it is there."""
    folder = BUILT / "dist" / "kisarazu-2017"
    if not folder.is_dir():
        source = ROOT / "sources" / "kisarazu-2017"
        subprocess.run([COMMAND, "build", source, "--dist", BUILT / "dist"], check=True)
    return folder


def key(record: Record) -> str:
    """Return what the label files name a record by."""
    return record.iri.partition("/id/")[2]


def policies(data: Path) -> Iterator[Pair]:
    """Yield every pair of a policy of Kisarazu and one of another city."""
    with POLICIES.open(encoding="utf-8", newline="") as file:
        alike = {(row["subject"], row["object"]) for row in csv.DictReader(file)}
    ours = list(records(open_dataset(kisarazu()), Kind.POLICY))
    for table in CITIES:
        theirs = list(records(open_dataset(city(data, table)), Kind.POLICY))
        yield from every(ours, theirs, alike, held_out=False)


def every(
    ours: list[Record], theirs: list[Record], alike: set[tuple[str, str]], *, held_out: bool
) -> Iterator[Pair]:
    """Yield every pair of two lists of records."""
    found = {(c.one.iri, c.other.iri): c for c in match(ours, theirs, FORMULAS[Kind.POLICY])}
    for one in ours:
        for other in theirs:
            is_match = (key(one), key(other)) in alike
            yield Pair(is_match, held_out, found.get((one.iri, other.iri)), one, other)


def named(data: Path, rows: list[dict[str, str]], kind: Kind, *, held_out: bool) -> Iterator[Pair]:
    """Yield labelled pairs of one kind, the rest of their cities' pairs unknown."""
    tables = {code: table for table, (code, *_) in ALL.items()}
    pairs = dict.fromkeys((row["subject"][:6], row["object"][:6]) for row in rows)
    codes = dict.fromkeys(code for pair in pairs for code in pair)
    held = {code: list(records(open_dataset(city(data, tables[code])), kind)) for code in codes}
    by_key = {key(record): record for group in held.values() for record in group}
    found = {
        (key(c.one), key(c.other)): c
        for one, other in pairs
        for c in match(held[one], held[other], FORMULAS[kind])
    }
    for row in rows:
        one, other = row["subject"], row["object"]
        is_match = row["match"] == "yes"
        yield Pair(is_match, held_out, found.get((one, other)), by_key[one], by_key[other])


def learnt(data: Path, file: Path, kind: Kind) -> Iterator[Pair]:
    """Yield the labelled pairs of projects or departments of the development set."""
    with file.open(encoding="utf-8", newline="") as opened:
        yield from named(data, list(csv.DictReader(opened)), kind, held_out=False)


def fresh(data: Path, kind: Kind) -> Iterator[Pair]:
    """Yield the held-out pairs of one kind."""
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if f"/{kind.value}/" in r["subject"]]
    if kind is not Kind.POLICY:
        yield from named(data, rows, kind, held_out=True)
        return
    alike = {(row["subject"], row["object"]) for row in rows}
    tables = {code: table for table, (code, *_) in ALL.items()}
    for pair in dict.fromkeys((row["subject"][:6], row["object"][:6]) for row in rows):
        ours, theirs = (
            list(records(open_dataset(city(data, tables[code])), kind)) for code in pair
        )
        yield from every(ours, theirs, alike, held_out=True)


def measured(pairs: list[Pair], method: Method, least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs above a threshold."""
    proposed = [pair for pair in pairs if method(pair) >= least]
    right = sum(pair.match for pair in proposed)
    labelled = sum(pair.match for pair in pairs)
    precision = right / len(proposed) if proposed else 0.0
    return precision, right / labelled, 2 * right / (len(proposed) + labelled)


def best(pairs: list[Pair], method: Method) -> float:
    """Return the threshold with the best F1."""
    values = sorted({method(pair) for pair in pairs if method(pair) > 0})
    return max(values, key=lambda value: measured(pairs, method, value)[2], default=1.0)


def interval(pairs: list[Pair], proposed: set[int]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1: records are drawn, each with all its pairs."""
    groups: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for place, pair in enumerate(pairs):
        right = groups[pair.one.iri]
        right[0] += pair.match and place in proposed
        right[1] += place in proposed
        right[2] += pair.match
    drawn, held = [], list(groups.values())
    chance = random.Random(1)  # noqa: S311  # no secret
    for _ in range(DRAWS):
        sample = chance.choices(held, k=len(held))
        right, said, read = (sum(each[at] for each in sample) for at in range(3))
        drawn.append(2 * right / (said + read) if said + read else 0.0)
    drawn.sort()
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def table(development: list[Pair], held_out: list[Pair], kind: Kind) -> Iterator[str]:
    """Yield a Markdown table: each method on the held-out pairs."""
    halves = (development, held_out)
    counts = " and ".join(f"{sum(p.match for p in half)} of {len(half):,}" for half in halves)
    yield f"\n{kind.value}: {counts} pairs match (development and held out)\n"
    yield "| method | threshold | F1, development | precision | recall | F1 | 95 % interval of F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, method in METHODS.items():
        own = name == "shisaku-graph link"
        least = LEAST[kind] if own else best(development, method)
        learnt = measured(development, method, least)[2]
        shown = " | ".join(f"{each:.2f}" for each in measured(held_out, method, least))
        above = {place for place, pair in enumerate(held_out) if method(pair) >= least}
        low, high = interval(held_out, above)
        yield f"| {name} | {least:.2f} | {learnt:.2f} | {shown} | {low:.2f}–{high:.2f} |"


def fit(pairs: list[Pair], kind: Kind) -> None:
    """Print the formula that fits the development pairs; of names, with two measures only."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # only for fitting

    known = [p for p in pairs if p.candidate is not None]
    used = USED[kind]
    measures = [astuple(p.candidate.likeness) for p in known]
    model = LogisticRegression(C=10, max_iter=2000)
    model.fit([[each[at] for at in used] for each in measures], [p.match for p in known])
    print([round(each, 2) for each in (*model.coef_[0], model.intercept_[0])])


def written(pairs: Iterable[Pair]) -> Iterator[dict[str, object]]:
    """Yield what another program needs of labelled pairs."""
    for pair in pairs:
        like = pair.candidate.likeness if pair.candidate else None
        yield {
            "match": pair.match,
            "held_out": pair.held_out,
            "kind": pair.one.kind.value,
            "pair": [key(pair.one), key(pair.other)],
            "names": [comparable(pair.one.label.ja), comparable(pair.other.label.ja)],
            "words": [telling_words(pair.one.label.ja), telling_words(pair.other.label.ja)],
            "departments": [pair.one.departments, pair.other.departments],
            "said": like.said if like else 0.0,
        }


def main() -> None:
    """Measure, fit, or write the pairs."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    into = Path(arguments.pop(0)) if "--pairs" in sys.argv else None
    data = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "data"
    taught = {
        Kind.POLICY: list(policies(data)),
        Kind.PROJECT: list(learnt(data, PROJECTS, Kind.PROJECT)),
        Kind.DEPARTMENT: list(learnt(data, DEPARTMENTS, Kind.DEPARTMENT)),
    }
    if "--fit" in sys.argv:
        for kind, pairs in taught.items():
            fit(pairs, kind)
        return
    held_out = {kind: list(fresh(data, kind)) for kind in taught}
    if into is not None:
        both = [*taught.values(), *held_out.values()]
        told = [each for pairs in both for each in written(pairs)]
        into.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return
    for kind, pairs in held_out.items():
        print("\n".join(table(taught[kind], pairs, kind)))


if __name__ == "__main__":
    main()
