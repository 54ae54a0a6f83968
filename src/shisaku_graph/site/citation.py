"""How to cite a dataset, in the forms that reference managers read."""

import json
from collections.abc import Iterator

from shisaku_graph.site.holdings import Holding
from shisaku_graph.site.shelf import Shelf

FORMS = (
    ("bib", "application/x-bibtex", "BibTeX"),
    ("ris", "application/x-research-info-systems", "RIS"),
    ("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
"""Extension, media type and name of each form."""


def citation_path(dataset_id: str, extension: str) -> str:
    """Return the path of a citation file."""
    return f"dataset/{dataset_id}/cite.{extension}"


def citation_files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield the citation of every dataset in every form."""
    makers = {"bib": _bibtex, "ris": _ris, "csl.json": _csl}
    for holding in shelf.holdings:
        for extension, _, _ in FORMS:
            text = makers[extension](holding)
            yield citation_path(holding.dataset.id, extension), text.encode()


def _bibtex(holding: Holding) -> str:
    d = holding.dataset
    fields = {
        "author": f"{{{_tex(d.municipality.label.ja)}}}",
        "title": f"{{{_tex(d.title.ja)}}}",
        "year": (d.issued or "")[:4],
        "date": d.issued or "",
        "version": _tex(d.version or ""),
        "publisher": _tex(d.municipality.label.ja),
        "url": d.iri,
        "note": f"SHA-256 {holding.graph_hash}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@dataset{{{d.id},\n{lines}\n}}\n"


def _ris(holding: Holding) -> str:
    d = holding.dataset
    fields = (
        ("TY", "DATA"),
        ("AU", _line(d.municipality.label.ja)),
        ("TI", _line(d.title.ja)),
        ("PY", (d.issued or "")[:4]),
        ("DA", (d.issued or "").replace("-", "/")),
        ("ET", _line(d.version or "")),
        ("PB", _line(d.municipality.label.ja)),
        ("UR", d.iri),
        ("N1", f"SHA-256 {holding.graph_hash}"),
        ("LA", "ja"),
    )
    lines = [f"{name}  - {value}" for name, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl(holding: Holding) -> str:
    d = holding.dataset
    issued = [int(part) for part in (d.issued or "").split("-") if part.isdecimal()]
    told: dict[str, object] = {
        "id": d.id,
        "type": "dataset",
        "title": d.title.ja,
        "author": [{"literal": d.municipality.label.ja}],
        "publisher": d.municipality.label.ja,
        "version": d.version or "",
        "URL": d.iri,
        "language": "ja",
        "note": f"SHA-256 {holding.graph_hash}",
    }
    if issued:
        told["issued"] = {"date-parts": [issued]}
    return json.dumps([told], ensure_ascii=False, indent=2) + "\n"


def _tex(text: str) -> str:
    """Return a text in which BibTeX reads nothing but text."""
    return "".join(_TEX.get(character, character) for character in _line(text))


_TEX = {
    "{": "\\{", "}": "\\}", "\\": "\\textbackslash{}", "%": "\\%", "&": "\\&", "#": "\\#",
    "_": "\\_", "$": "\\$",
}  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())
