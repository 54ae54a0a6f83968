"""How good the proposed links are, against labelled pairs of real cities.

The files name records by code and key only: the tables they come from have licences of their own,
and are read from the folder given (``../shared/data``).

- ``links-policies.csv``: every pair of a policy of Kisarazu and one of five other cities that a
  careful reader found alike; all other pairs are not. For development.
- ``links-projects.csv``, ``links-departments.csv``: pairs with yes or no, most of them look-alikes.
  For development: the formulas are fitted to them, too.
- ``links-read-in-full.csv``: each record of one city (or of a random draw) with all that is like it
  in another city, found by reading both lists whole; what is not named is no match. One half is
  for development, the other, pairs of cities not labelled before, is held out.
- ``links-held-out.csv``: all pairs of policies of two pairs of cities, held out; and drawn pairs of
  projects and departments, which were held out before the lists were read in full and are for
  development now.

The threshold of each method is the best on the development pairs that were read in full; intervals
are 95 % bootstrap intervals over the records of the first city, whose pairs stay together.

    python benchmarks/linking.py [FOLDER]                measure
    python benchmarks/linking.py --fit [FOLDER]          propose formulas (needs scikit-learn)
    python benchmarks/linking.py --pairs FILE [FOLDER]   write names and words of all labelled pairs
"""

import csv
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from shisaku_graph.access.dataset import open_dataset
from shisaku_graph.link.formula import FORMULAS
from shisaku_graph.link.matching import Candidate, edit_similarity, match
from shisaku_graph.link.records import Kind, Record, records
from shisaku_graph.link.words import comparable, telling_words

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "cities"
POLICIES = Path(__file__).with_name("links-policies.csv")
PROJECTS = Path(__file__).with_name("links-projects.csv")
DEPARTMENTS = Path(__file__).with_name("links-departments.csv")
HELD_OUT = Path(__file__).with_name("links-held-out.csv")
READ = Path(__file__).with_name("links-read-in-full.csv")
COMMAND = Path(sys.executable).with_name("shisaku-graph")
CITIES = {
    "asago-r6-projects.csv": ("282251", "朝来市", "兵庫県"),
    "nishinomiya-r6-projects.xlsx": ("282049", "西宮市", "兵庫県"),
    "ichinomiya-r6-projects.csv": ("232033", "一宮市", "愛知県"),
    "kosai-r6-projects.tsv": ("222216", "湖西市", "静岡県"),
    "shinagawa-r6-projects.csv": ("131091", "品川区", "東京都"),
}
ALL = CITIES | {"abiko-r3-budget-cofog.csv": ("122220", "我孫子市", "千葉県")}
HOME = "122068"
DRAWS = 1000
FOLDS = 5
USED = {
    Kind.POLICY: ("said", "categories", "ours", "theirs"),
    Kind.PROJECT: ("characters", "said"),
    Kind.DEPARTMENT: ("letters", "rank", "ours", "theirs"),
}
"""The measures that a formula is fitted to: the fewest with which cross-validation is as good."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of records: whether it is labelled a match, and how alike it is.

    Attributes:
        held_out: no formula or threshold has seen it.
        whole: one of all pairs of its record, not a drawn one.
    """

    match: bool
    held_out: bool
    whole: bool
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
    for code in (code for code, *_ in CITIES.values()):
        ours, theirs = held(data, HOME, Kind.POLICY), held(data, code, Kind.POLICY)
        yield from every(ours, theirs, alike, held_out=False)


def held(data: Path, code: str, kind: Kind) -> list[Record]:
    """Return the records of a city."""
    tables = {code: table for table, (code, *_) in ALL.items()}
    folder = kisarazu() if code == HOME else city(data, tables[code])
    return list(records(open_dataset(folder), kind))


def every(
    ours: list[Record],
    theirs: list[Record],
    alike: set[tuple[str, str]],
    *,
    held_out: bool,
    read: set[str] | None = None,
) -> Iterator[Pair]:
    """Yield every pair of two lists of records, or of those of the first list that were read."""
    kind = ours[0].kind
    found = {(c.one.iri, c.other.iri): c for c in match(ours, theirs, FORMULAS[kind])}
    for one in ours:
        if read is not None and key(one) not in read:
            continue
        for other in theirs:
            is_match = (key(one), key(other)) in alike
            yield Pair(is_match, held_out, True, found.get((one.iri, other.iri)), one, other)


def drawn(data: Path, file: Path, kind: Kind) -> Iterator[Pair]:
    """Yield labelled pairs of one kind, the rest of their cities' pairs unknown."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = [r for r in csv.DictReader(opened) if f"/{kind.value}/" in r["subject"]]
    pairs = dict.fromkeys((row["subject"][:6], row["object"][:6]) for row in rows)
    codes = dict.fromkeys(code for pair in pairs for code in pair)
    lists = {code: held(data, code, kind) for code in codes}
    by_key = {key(record): record for group in lists.values() for record in group}
    found = {
        (key(c.one), key(c.other)): c
        for one, other in pairs
        for c in match(lists[one], lists[other], FORMULAS[kind])
    }
    for row in rows:
        one, other = row["subject"], row["object"]
        is_match = row["match"] == "yes"
        yield Pair(is_match, False, False, found.get((one, other)), by_key[one], by_key[other])


def read_in_full(data: Path, kind: Kind, half: str) -> Iterator[Pair]:
    """Yield the pairs of one half that were found by reading both lists whole."""
    with READ.open(encoding="utf-8", newline="") as file:
        told = [r for r in csv.DictReader(file) if f"/{kind.value}/" in r["subject"]]
    rows = [row for row in told if row["half"] == half]
    alike = {(row["subject"], row["object"]) for row in rows}
    for one, other in dict.fromkeys((row["subject"][:6], row["city"]) for row in rows):
        read = {r["subject"] for r in rows if (r["subject"][:6], r["city"]) == (one, other)}
        ours, theirs = held(data, one, kind), held(data, other, kind)
        yield from every(ours, theirs, alike, held_out=half == "held-out", read=read)


def fresh_policies(data: Path) -> Iterator[Pair]:
    """Yield the held-out pairs of policies."""
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if "/policy/" in r["subject"]]
    alike = {(row["subject"], row["object"]) for row in rows}
    for one, other in dict.fromkeys((row["subject"][:6], row["object"][:6]) for row in rows):
        ours, theirs = held(data, one, Kind.POLICY), held(data, other, Kind.POLICY)
        yield from every(ours, theirs, alike, held_out=True)


def development(data: Path) -> dict[Kind, list[Pair]]:
    """Return the pairs that formulas and thresholds come from."""
    taught = {Kind.POLICY: list(policies(data))}
    for kind, file in ((Kind.PROJECT, PROJECTS), (Kind.DEPARTMENT, DEPARTMENTS)):
        parts = (drawn(data, file, kind), drawn(data, HELD_OUT, kind))
        whole = read_in_full(data, kind, "development")
        taught[kind] = [pair for part in (*parts, whole) for pair in part]
    return taught


def measured(pairs: list[Pair], scores: list[float], least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs above a threshold."""
    proposed = sum(score >= least for score in scores)
    right = sum(p.match for p, score in zip(pairs, scores, strict=True) if score >= least)
    labelled = sum(pair.match for pair in pairs)
    precision = right / proposed if proposed else 0.0
    return precision, right / labelled, 2 * right / (proposed + labelled)


def best(pairs: list[Pair], scores: list[float]) -> float:
    """Return the threshold with the best F1."""
    labelled, right, highest, found = sum(pair.match for pair in pairs), 0, 0.0, 1.0
    ranked = sorted(
        ((score, pair.match) for pair, score in zip(pairs, scores, strict=True)), reverse=True
    )
    for at, ((score, is_match), (following, _)) in enumerate(pairwise([*ranked, (-1.0, False)])):
        right += is_match
        f1 = 2 * right / (at + 1 + labelled)
        if 0 < score != following and f1 > highest:
            highest, found = f1, score
    return found


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


def table(taught: list[Pair], held_out: list[Pair], kind: Kind) -> Iterator[str]:
    """Yield a Markdown table: each method on the held-out pairs."""
    halves = (taught, held_out)
    counts = " and ".join(f"{sum(p.match for p in half)} of {len(half):,}" for half in halves)
    yield f"\n{kind.value}: {counts} pairs match (development and held out)\n"
    yield "| method | threshold | F1, development | precision | recall | F1 | 95 % interval of F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, method in METHODS.items():
        own = name == "shisaku-graph link"
        known, told = ([method(pair) for pair in half] for half in halves)
        least = FORMULAS[kind].least if own else best(taught, known)
        learnt = measured(taught, known, least)[2]
        shown = " | ".join(f"{each:.2f}" for each in measured(held_out, told, least))
        low, high = interval(held_out, {at for at, score in enumerate(told) if score >= least})
        yield f"| {name} | {least:.2f} | {learnt:.2f} | {shown} | {low:.2f}–{high:.2f} |"


def fit(pairs: list[Pair], kind: Kind) -> Iterator[str]:
    """Yield the formula that fits the development pairs, as TOML.

    The threshold is the best for scores by formulas that were fitted without the record: its
    pairs are in one of five folds.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # only for fitting

    def model(known: list[Pair]) -> LogisticRegression:
        fitted = LogisticRegression(C=10, max_iter=2000)
        return fitted.fit([measures(pair) for pair in known], [pair.match for pair in known])

    def measures(pair: Pair) -> list[float]:
        return [getattr(pair.candidate.likeness, name) for name in USED[kind]]

    known = [p for p in pairs if p.candidate is not None]
    groups = sorted({pair.one.iri for pair in known})
    random.Random(1).shuffle(groups)  # noqa: S311  # no secret
    fold = {iri: at % FOLDS for at, iri in enumerate(groups)}
    scores: dict[tuple[str, str], float] = {}
    for held_back in range(FOLDS):
        fitted = model([p for p in known if fold[p.one.iri] != held_back])
        rest = [p for p in known if fold[p.one.iri] == held_back]
        chances = fitted.predict_proba([measures(pair) for pair in rest])[:, 1]
        scores |= {(p.one.iri, p.other.iri): float(c) for p, c in zip(rest, chances, strict=True)}
    whole = [pair for pair in pairs if pair.whole]
    told = [scores.get((pair.one.iri, pair.other.iri), 0.0) for pair in whole]
    least = round(best(whole, told), 2)
    fitted = model(known)
    yield f"\n[{kind.value}]"
    yield f"pairs = {len(pairs)}"
    yield f"matches = {sum(pair.match for pair in pairs)}"
    yield f"cross_validated_f1 = {measured(whole, told, least)[2]:.2f}"
    yield f"least = {least}"
    yield f"base = {fitted.intercept_[0]:.2f}"
    yield f"\n[{kind.value}.weights]"
    for name, weight in zip(USED[kind], fitted.coef_[0], strict=True):
        yield f"{name} = {weight:.2f}"


def written(pairs: Iterable[Pair]) -> Iterator[dict[str, object]]:
    """Yield what another program needs of labelled pairs: of each record once, of each pair."""
    known: set[str] = set()
    for pair in pairs:
        for record in (pair.one, pair.other):
            if key(record) not in known:
                known.add(key(record))
                yield {
                    "record": key(record),
                    "name": comparable(record.label.ja),
                    "words": telling_words(record.label.ja),
                    "departments": record.departments,
                }
        yield {
            "kind": pair.one.kind.value,
            "held_out": pair.held_out,
            "pair": [key(pair.one), key(pair.other)],
            "match": pair.match,
        }


def main() -> None:
    """Measure, fit, or write the pairs."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    into = Path(arguments.pop(0)) if "--pairs" in sys.argv else None
    data = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "data"
    taught = development(data)
    if "--fit" in sys.argv:
        for kind, pairs in taught.items():
            print("\n".join(fit(pairs, kind)))
        return
    taught = {kind: [pair for pair in pairs if pair.whole] for kind, pairs in taught.items()}
    held_out = {Kind.POLICY: list(fresh_policies(data))}
    for kind in (Kind.PROJECT, Kind.DEPARTMENT):
        held_out[kind] = list(read_in_full(data, kind, "held-out"))
    if into is not None:
        both = [pair for half in (taught, held_out) for pairs in half.values() for pair in pairs]
        lines = (json.dumps(each, ensure_ascii=False) for each in written(both))
        into.write_text("\n".join(lines), encoding="utf-8")
        return
    for kind, pairs in held_out.items():
        print("\n".join(table(taught[kind], pairs, kind)))


if __name__ == "__main__":
    main()
