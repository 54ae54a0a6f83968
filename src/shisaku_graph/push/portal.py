"""A CKAN portal: the dataset created there, or brought up to date, by CKAN's own action API.

The content is the published ``ckan-package.json``. Written on the same guarded line as the triple
stores rather than with ckanapi, which has no time limit and believes any answer.
See https://docs.ckan.org/en/latest/api/.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from shisaku_graph.access.address import check_address
from shisaku_graph.access.refusals import clean, host, incomplete, refusal
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, UsageError
from shisaku_graph.language import Bilingual
from shisaku_graph.publication import verify
from shisaku_graph.push.wire import Wire

PACKAGE: Final = "ckan-package.json"
_LOCAL: Final = frozenset(("path",))
"""Fields of a resource that are for whoever uploads files, not for the portal."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What was, or would be, done with one dataset on the portal.

    Attributes:
        name: the dataset's name there, ASCII.
        created: it is new there.
        added, kept, removed: its files by their names.
    """

    name: str
    title: str
    created: bool
    added: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


class Portal:
    """One CKAN portal."""

    def __init__(self, address: str, organization: str | None, limits: Limits) -> None:
        check_address(address)
        self.address = address.rstrip("/")
        self.organization = organization
        self.wire = Wire(self.address, limits, scheme="")

    def planned(self, package: Json) -> Listing:
        """Return what sending would do; nothing is written.

        Raises:
            EndpointError: the portal does not answer as CKAN does.
        """
        return self._compared(package)[0]

    def sent(self, package: Json) -> Listing:
        """Create or update the dataset, and check that the portal holds it.

        A file keeps its id on the portal, and with it its address, as long as its ``uri`` stays.

        Raises:
            EndpointError: the portal refuses, or does not hold what was sent.
        """
        listing, told = self._compared(package)
        if self.organization is not None:
            told["owner_org"] = self._action("organization_show", {"id": self.organization})["id"]
        # a repeated create would meet its own dataset; a repeated patch says the same again
        if listing.created:
            self._action("package_create", told, again=False)
        else:
            self._action("package_patch", told)
        self._check(package, self._action("package_show", {"id": told["name"]}))
        return listing

    def _compared(self, package: Json) -> tuple[Listing, Json]:
        """Return what would change, and the package with the ids that the portal knows."""
        told = {**package, "resources": [_public(each) for each in package["resources"]]}
        present = self._present(package["name"])
        ids = {_mark(each): each for each in (present or {}).get("resources", ())}
        marks = {_mark(each) for each in told["resources"]}
        for resource in told["resources"]:
            if _mark(resource) in ids:
                resource["id"] = ids[_mark(resource)]["id"]
        if present is not None:
            told["id"] = present["id"]
        listing = Listing(
            package["name"],
            package["title"],
            present is None,
            tuple(each["name"] for each in told["resources"] if _mark(each) not in ids),
            tuple(each["name"] for each in told["resources"] if _mark(each) in ids),
            tuple(str(each.get("name")) for mark, each in ids.items() if mark not in marks),
        )
        return listing, told

    def _present(self, name: str) -> Json | None:
        found: Json | None = self._action("package_show", {"id": name}, absent=True)
        return found

    def _action(
        self, name: str, told: Mapping[str, Any], *, again: bool = True, absent: bool = False
    ) -> Any:  # noqa: ANN401  # whatever the action gives
        """Call an action and return its result; ``None`` for what is not there, if it may be."""
        address = f"{self.address}/api/3/action/{name}"
        body = json.dumps(told).encode()
        reply = self.wire.ask("POST", address, body, kind="application/json", again=again)
        kind = reply.headers.get("content-type", "")
        if "json" not in kind.lower():
            raise _no_portal(address, kind)
        try:
            answer = json.loads(reply.body)
            success, result = answer["success"], answer.get("result")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise incomplete(address, str(error)) from error
        if reply.status == HTTPStatus.OK and success is True and isinstance(result, dict):
            return result
        if absent and reply.status == HTTPStatus.NOT_FOUND:
            return None
        if reply.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            self.wire.done(reply, address)
        raise self._refused(address, reply.status, answer.get("error"))

    def _check(self, package: Json, found: Json) -> None:
        """Compare what the portal shows with what was sent."""
        sent = {_mark(each): each["hash"] for each in package["resources"]}
        there = {_mark(each): each.get("hash") for each in found.get("resources", ())}
        if sent != there or found.get("title") != package["title"]:
            wrong = sorted(map(str, sent.items() ^ there.items())) or [str(found.get("title"))]
            raise refusal(
                "push-mismatch",
                f"送った内容と、ポータルにある内容が違います（{clean(wrong[0])}）",
                f"the portal does not hold what was sent: {clean(wrong[0])}",
                "もう一度実行してください。続くようなら、ポータルの管理者に尋ねてください",
                "run it again; if this goes on, ask who runs the portal",
                host(self.address),
            )

    def _refused(self, address: str, status: int, error: object) -> EndpointError:
        said = clean(json.dumps(error, ensure_ascii=False))
        return refusal(
            "portal-refused",
            f"ポータルが受け付けませんでした（状態コード {status}: {said}）",
            f"the portal refused it (status {status}: {said})",
            "示された欄を source.toml で直すか、--organization を確かめてください",
            "mend the field that is named in source.toml, or check --organization",
            host(address),
        )


def packages(paths: Iterable[Path]) -> tuple[Json, ...]:
    """Return the packages of published folders, or of all published folders inside a folder.

    Raises:
        UsageError: there is none.
        PublicationError: a folder does not match its manifest.
    """
    found: list[Json] = []
    for path in paths:
        files = sorted((*path.glob(PACKAGE), *path.glob(f"[!.]*/{PACKAGE}")))
        if not files:
            raise UsageError(
                "push-nothing",
                Bilingual("公開されたデータがありません。", "nothing is published here."),
                Bilingual(
                    "dist/ か、その中のデータセットのフォルダーを指定してください。",
                    "name dist/ or the folder of a dataset in it.",
                ),
                str(path),
            )
        for file in files:
            verify(file.parent)
            found.append(json.loads(file.read_bytes()))
    return tuple(found)


def _no_portal(address: str, kind: str) -> EndpointError:
    return refusal(
        "portal-address",
        f"CKAN の API の答えではなく「{clean(kind) or '—'}」が返りました",
        f"it sent “{clean(kind) or '—'}”, which is no answer of CKAN's API",
        "ポータルの最上位の住所か確かめてください（/dataset などを付けない）",
        "give the address of the portal itself, without /dataset or the like",
        host(address),
    )


def _public(resource: Json) -> Json:
    return {name: value for name, value in resource.items() if name not in _LOCAL}


def _mark(resource: Json) -> str:
    """Return what names a file for good."""
    return str(resource.get("uri") or resource.get("url"))
