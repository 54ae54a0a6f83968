"""A CKAN portal, here a small stand-in with its action API: created, updated, checked."""

import json
import uuid

import pytest
from tests.access.loopback import say, serving

from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import EndpointError, UsageError
from shisaku_graph.publication.manifest import described
from shisaku_graph.push import Portal, packages

LIMITS = Limits(seconds=20, tries=2, pause=0.01)
KEY = "a-token"


class Ckan:
    """Keeps datasets as CKAN does: ids for resources, patch that leaves other fields."""

    def __init__(self) -> None:
        self.kept = {}
        self.calls = []

    def __call__(self, handler, _) -> None:
        name = handler.path.rpartition("/")[2]
        told = json.loads(handler.server.asked[-1][2])
        self.calls.append(name)
        status, result = self.act(name, told, handler.headers.get("Authorization"))
        done = status == 200
        answer = {"success": done, ("result" if done else "error"): result}
        say(handler, json.dumps(answer).encode(), "application/json;charset=utf-8", status)

    def act(self, name, told, token):
        if name == "package_show":
            found = self.kept.get(told["id"])
            return (200, found) if found else (404, {"__type": "Not Found Error"})
        if token != KEY:
            return 403, {"__type": "Authorization Error"}
        if name == "organization_show":
            return (200, {"id": "org-id"}) if told["id"] == "city" else (404, {"__type": "none"})
        if "・" in json.dumps(told.get("tags", ""), ensure_ascii=False):
            return 409, {"tags": ["使えない文字"], "__type": "Validation Error"}
        kept = self.kept.setdefault(told["name"], {"id": str(uuid.uuid4()), "groups": ["given"]})
        assert told.get("id", kept["id"]) == kept["id"]
        for resource in told["resources"]:
            resource.setdefault("id", str(uuid.uuid4()))
        kept |= told
        return 200, kept


def package(*names: str, title="題名", **more: object):
    resources = [
        {"name": name, "uri": f"urn:{name}", "url": f"https://example.org/{name}", "path": name,
         "hash": f"{len(name):064}", "size": 1, "format": "CSV"}
        for name in names
    ]  # fmt: skip
    return {"name": "122068-test-2017", "title": title, "resources": resources, **more}


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", KEY)


@pytest.fixture
def ckan():
    behave = Ckan()
    with serving(behave) as server:
        behave.url = server.url.removesuffix("/sparql")
        behave.server = server
        yield behave


def test_created_then_updated_with_the_ids_kept(ckan):
    portal = Portal(ckan.url, "city", LIMITS)
    plan = portal.planned(package("a", "b"))
    assert (plan.created, plan.added, ckan.kept) == (True, ("a", "b"), {})
    assert portal.sent(package("a", "b")) == plan
    first = {each["uri"]: each["id"] for each in ckan.kept[plan.name]["resources"]}
    told = portal.sent(package("b", "cc", title="新しい題名"))
    assert (told.created, told.added, told.kept, told.removed) == (False, ("cc",), ("b",), ("a",))
    kept = ckan.kept[plan.name]
    assert {each["uri"]: each["id"] for each in kept["resources"]}["urn:b"] == first["urn:b"]
    assert (kept["title"], kept["owner_org"], kept["groups"]) == ("新しい題名", "org-id", ["given"])
    assert all("path" not in each for each in kept["resources"])
    assert ckan.calls.count("package_create") == ckan.calls.count("package_patch") == 1
    assert {headers["Authorization"] for *_, headers in ckan.server.asked} == {KEY}


@pytest.mark.parametrize(
    ("organization", "more", "code"),
    [
        ("nobody", {}, "portal-refused"),
        ("city", {"tags": [{"name": "安全・安心"}]}, "portal-refused"),
    ],
)
def test_what_the_portal_refuses_is_told(ckan, organization, more, code):
    with pytest.raises(EndpointError) as caught:
        Portal(ckan.url, organization, LIMITS).sent(package("a", **more))
    assert caught.value.code == code
    assert ckan.kept == {}


def test_without_rights(ckan, monkeypatch):
    monkeypatch.setenv("SHISAKU_GRAPH_TOKEN", "secret-other")
    with pytest.raises(EndpointError) as caught:
        Portal(ckan.url, None, LIMITS).sent(package("a"))
    assert caught.value.code == "push-denied"
    assert "secret-other" not in str(caught.value)


@pytest.mark.parametrize("spoil", ["hash", "title", "resources"])
def test_a_portal_that_keeps_something_else_is_found_out(ckan, spoil):
    act = ckan.act

    def lie(name, told, given):
        status, result = act(name, told, given)
        if name == "package_show" and status == 200:
            result = json.loads(json.dumps(result))
            if spoil == "hash":
                result["resources"][0]["hash"] = ""
            else:
                result[spoil] = []
        return status, result

    ckan.act = lie
    with pytest.raises(EndpointError) as caught:
        Portal(ckan.url, None, LIMITS).sent(package("a"))
    assert caught.value.code == "push-mismatch"


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"<html>Login</html>", "text/html", 200, "portal-address"),
        (b"{}", "application/json", 200, "endpoint-incomplete"),
        (b'{"success": tr', "application/json", 200, "endpoint-incomplete"),
        (b"[" * 100_000, "application/json", 200, "endpoint-incomplete"),
        (b'{"success": true, "result": []}', "application/json", 200, "portal-refused"),
        (b'{"success": false, "error": "\x1b"}', "application/json", 500, "endpoint-incomplete"),
        (b'{"success": false, "error": {"a": "b"}}', "application/json", 500, "portal-refused"),
        (b'{"success": true, "result": {}}', "application/json", 404, None),
    ],
)
def test_answers_that_are_none(body, kind, status, code):
    with serving(lambda handler, _: say(handler, body, kind, status)) as server:
        portal = Portal(server.url.removesuffix("/sparql"), None, LIMITS)
        if code is None:  # not there
            assert portal.planned(package("a")).created
            return
        with pytest.raises(EndpointError) as caught:
            portal.planned(package("a"))
    assert caught.value.code == code


def test_create_is_sent_once_only():
    calls = []

    def behave(handler, _):
        calls.append(handler.path.rpartition("/")[2])
        if calls[-1] == "package_show":
            say(handler, b'{"success": false, "error": {}}', "application/json", 404)

    with serving(behave) as server, pytest.raises(EndpointError):
        Portal(server.url.removesuffix("/sparql"), None, LIMITS).sent(package("a"))
    assert calls == ["package_show", "package_create"]


def test_command(ckan, shisaku_graph, tmp_path):
    folder = tmp_path / "dist" / "a"
    folder.mkdir(parents=True)
    content = json.dumps(package("a", "b"), ensure_ascii=False).encode()
    (folder / "ckan-package.json").write_bytes(content)
    told = described("ckan-package.json", content)
    entry = {"path": told.path, "bytes": told.bytes, "sha256": told.sha256}
    (folder / "manifest.json").write_text(json.dumps({"files": [entry]}))
    arguments = ("push", "--ckan", ckan.url, "--organization", "city")
    run = shisaku_graph(*arguments, "--dry-run", lang="ja")
    assert run.stdout.splitlines() == [
        "122068-test-2017: 題名 (新規; ファイル: 追加 2、そのまま 0、削除 0)",
        "何も書いていません。",
    ]
    assert ckan.kept == {}
    assert shisaku_graph(*arguments).returncode == 0
    assert len(ckan.kept["122068-test-2017"]["resources"]) == 2
    run = shisaku_graph("push", "nowhere", "--ckan", ckan.url)
    assert (run.returncode, "error[push-nothing]" in run.stderr) == (2, True)


def test_nothing_published(tmp_path):
    with pytest.raises(UsageError):
        packages([tmp_path])
