"""Links between two published datasets: proposed, reviewed by people, published.

Reads what is published, through ``access``; writes a review file and a linkset in dist/.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from shisaku_graph.access.dataset import Dataset, open_dataset
from shisaku_graph.errors import ValidationError
from shisaku_graph.language import Bilingual
from shisaku_graph.link.formula import FORMULAS
from shisaku_graph.link.linkset import Linkset, Target, linkset_sections
from shisaku_graph.link.mapping import Mapping
from shisaku_graph.link.matching import match
from shisaku_graph.link.payments import JUDGIT, TITLE, payments
from shisaku_graph.link.proposal import proposal
from shisaku_graph.link.records import Kind, Record, records
from shisaku_graph.link.review import Directory, Review, reviewed
from shisaku_graph.link.sssom import Head, read_review, review_text
from shisaku_graph.rdf_files import LINKS
from shisaku_graph.vocabulary import PORTAL_PREFIXES

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The default licence of a set of links: they are facts."""
MAPPINGS = "mappings.sssom.tsv"
"""The review as published beside the links."""
KINDS = (Kind.POLICY, Kind.PROJECT, Kind.DEPARTMENT)

Told = Callable[[Bilingual], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run made.

    Attributes:
        id: name of the linkset.
        review: the review file's content, brought up to date.
        file: the review file.
        folder: the published linkset, or ``None`` where nothing is accepted yet.
        changed: whether the published linkset changed.
    """

    id: str
    review: Review
    file: Path
    folder: Path | None
    changed: bool


def link(  # noqa: PLR0913  # what, where, how much
    ours: Path,
    theirs: Path,
    *,
    file: Path | None = None,
    dist: Path = Path("dist"),
    kinds: Sequence[Kind] = KINDS,
    least: float | None = None,
    licence: str = LICENCE,
    tell: Told = lambda _: None,
) -> Linked:
    """Propose links, apply the decisions of the review file, publish what was accepted.

    Args:
        ours: folder of a published dataset.
        theirs: folder of another, or the JSON of JUDGIT's projects.
        file: the review file; made where there is none. By default links/<id>.sssom.tsv.
        dist: where the linkset is published, in a folder of its own.
        kinds: what is matched.
        least: the least score of a proposal; by default that of each kind.
        licence: IRI of the links' licence.
        tell: called with each step.

    Raises:
        UsageError: a folder holds no dataset; DuckDB is needed and not there.
        CorrectionError: the review file cannot be read.
        ValidationError: the linkset breaks the shapes; nothing is published.
        PublicationError: ``dist`` or the review file cannot be written.
    """
    from shisaku_graph.publication import publish_catalogue  # noqa: PLC0415  # --help stays fast
    from shisaku_graph.publication.release import release_file  # noqa: PLC0415

    own = open_dataset(ours)
    base = own.municipality.iri.removesuffix(f"id/{own.code}")
    if theirs.suffix.lower() == ".json":
        found = list(payments(own, theirs))
        title, source, name = TITLE, JUDGIT, "judgit"
        directories = (
            Directory(records(own, Kind.PAYMENT)),
            Directory(record for record, _ in found),
        )
        proposals = [line for _, line in found]
        prefixes = {f"m{own.code}": f"{base}id/{own.code}/", "judgit": JUDGIT}
    else:
        other = open_dataset(theirs)
        title, source, name = other.title.ja, other.iri, other.id
        proposals, directories = _proposed(own, other, kinds, least, tell)
        prefixes = {
            f"m{each.code}": f"{each.municipality.iri}/" for each in (own, other) if each.code
        }
    set_id = f"links-{own.id}-{name}"
    review_file = file or Path("links") / f"{set_id}.sssom.tsv"
    earlier = read_review(review_file).lines if review_file.is_file() else ()
    review = reviewed(proposals, earlier, *directories)
    told = Linkset(
        id=set_id,
        iri=f"{base}id/linkset/{set_id}",
        title=Bilingual(f"{own.title.ja} と {title} のリンク", f"Links of {own.id} with {name}"),
        licence=licence,
        ours=Target(own.iri, own.title.ja),
        theirs=Target(source, title),
        mappings=review.accepted,
        tool_version=version("shisaku-graph"),
    )
    head = Head(told.iri, told.title.ja, licence, own.iri, source, prefixes)
    text = review_text(head, review.lines, told.tool_version).encode()
    review_file.parent.mkdir(parents=True, exist_ok=True)
    release_file(review_file, text)
    if not review.accepted:
        return Linked(set_id, review, review_file, None, changed=False)
    tell(Bilingual("リンクセットを検証し、公開しています", "checking and publishing the linkset"))
    changed = _publish(told, text, dist / set_id)
    publish_catalogue(dist)
    return Linked(set_id, review, review_file, dist / set_id, changed)


def _proposed(
    own: Dataset, other: Dataset, kinds: Iterable[Kind], least: float | None, tell: Told
) -> tuple[list[Mapping], tuple[Directory, Directory]]:
    """Return the proposals of each kind, and the records of both sides."""
    proposals: list[Mapping] = []
    ours: list[Record] = []
    theirs: list[Record] = []
    wanted = set(kinds)
    for kind in KINDS:  # decisions about the other kinds are kept too
        here, there = list(records(own, kind)), list(records(other, kind))
        ours += here
        theirs += there
        if kind in wanted:
            tell(
                Bilingual(
                    f"照合しています（{kind.value} {len(here):,} × {len(there):,}）",
                    f"matching ({kind.value}, {len(here):,} × {len(there):,})",
                )
            )
            formula = FORMULAS[kind]
            bar = formula.least if least is None else least
            found = match(here, there, formula, least=bar)
            proposals += [proposal(each) for each in found]
    return proposals, (Directory(ours), Directory(theirs))


def _publish(told: Linkset, review: bytes, folder: Path) -> bool:
    """Check the graph of a linkset and publish it: all of it, or nothing."""
    from shisaku_graph.graph.bridge import to_rdflib  # noqa: PLC0415  # rdflib only when publishing
    from shisaku_graph.publication.manifest import (  # noqa: PLC0415
        MANIFEST,
        Facts,
        described,
        manifest_text,
    )
    from shisaku_graph.publication.release import release  # noqa: PLC0415
    from shisaku_graph.publication.syntaxes import (  # noqa: PLC0415
        graph_hash,
        ntriples,
        turtle,
    )
    from shisaku_graph.validation import validate  # noqa: PLC0415

    stream = tuple(dict.fromkeys(t for part in linkset_sections(told) for t in part.triples))
    report = validate(to_rdflib(stream))
    if not report.conforms:
        raise _breaks_shapes(report.to_markdown("ja"), report.to_markdown("en"), folder)
    contents = {
        LINKS: ntriples(stream),
        "links.ttl": turtle(told.title.ja, linkset_sections(told), PORTAL_PREFIXES),
        MAPPINGS: review,
        "validation.ttl": report.to_turtle(),
        "validation.md": report.to_markdown("ja").encode(),
        "validation.en.md": report.to_markdown("en").encode(),
    }
    facts = Facts(
        dataset=told.id,
        version=told.tool_version,
        iri=told.iri,
        graph_hash=graph_hash(stream),
        inputs_hash=sha256(told.tool_version.encode() + review).hexdigest(),
        counts={"links": len(told.mappings), "triples": len(stream)},
    )
    files = [described(path, content) for path, content in contents.items()]
    return release(folder, {**contents, MANIFEST: manifest_text(facts, files)})


def _breaks_shapes(ja: str, en: str, folder: Path) -> ValidationError:
    return ValidationError(
        "link-shapes",
        Bilingual(
            f"リンクセットに違反があります。公開を取りやめました。\n\n{ja}",
            f"the linkset breaks the shapes; nothing was published.\n\n{en}",
        ),
        Bilingual(
            "示された行を対応表で直し、もう一度実行してください。",
            "mend the lines in the review file and run it again.",
        ),
        str(folder),
    )


__all__ = ["KINDS", "LICENCE", "Kind", "Linked", "Review", "link"]
