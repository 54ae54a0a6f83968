"""The settings that a site brings for web hosts, in the real servers and engines."""

import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
POLICY = "/id/993611/policy/"
APACHE = Path("/usr/lib/apache2/modules")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(address: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer


def running(command: list[object], address: str) -> Iterator[str]:
    """Run a server in the foreground while a test asks it."""
    process = subprocess.Popen([str(c) for c in command], stderr=subprocess.PIPE)
    try:
        for _ in range(200):
            if process.poll() is not None:
                pytest.fail(process.stderr.read().decode())
            try:
                ask(address, "/robots.txt")
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


@pytest.fixture(scope="module")
def nginx(region, tmp_path_factory) -> Iterator[str]:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("nginx is not installed (apt-get install nginx)")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    shipped = (region / "hosting/nginx.conf").read_text(encoding="utf-8")
    for given, ours in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/www/shisaku;", f"root {region};"),
    ):
        assert given in shipped
        shipped = shipped.replace(given, ours)
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = f"user {folder.owner()};" if folder.owner() == "root" else ""  # temporary, and its own
    conf = folder / "nginx.conf"
    conf.write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {paths}\n{shipped}\n}}\n",
        encoding="utf-8",
    )
    yield from running([program, "-c", conf, "-e", folder / "error.log"], f"127.0.0.1:{port}")


@pytest.fixture(scope="module")
def apache(region, tmp_path_factory) -> Iterator[str]:
    """Apache with the site under a path, and what stands for w3id.org beside it."""
    program = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
    if program is None or not APACHE.is_dir():
        pytest.skip("apache2 is not installed (apt-get install apache2)")
    folder, port = tmp_path_factory.mktemp("apache"), free_port()
    (folder / "top/shisaku-graph").mkdir(parents=True)
    (folder / "top/policies").symlink_to(region)
    (folder / "top/robots.txt").write_text("", encoding="utf-8")
    shutil.copy(region / "hosting/w3id.htaccess", folder / "top/shisaku-graph/.htaccess")
    wanted = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite")
    loads = "\n".join(f"LoadModule {m}_module {APACHE}/mod_{m}.so" for m in wanted)
    conf = folder / "apache.conf"
    conf.write_text(
        f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\n{loads}\n"
        f"PidFile {folder}/pid\nErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\n"
        f"DefaultRuntimeDir {folder}\nDocumentRoot {folder}/top\n"
        f"<Directory />\nOptions FollowSymLinks\nAllowOverride All\nRequire all granted\n"
        f"</Directory>\n",
        encoding="utf-8",
    )
    yield from running([program, "-f", conf, "-DFOREGROUND"], f"127.0.0.1:{port}")


def policy(site: Path) -> str:
    return POLICY + min((site / POLICY[1:]).glob("*.ttl")).stem


def chooses(address: str, prefix: str, name: str) -> None:
    """Each reader is sent to its format and language, and a cache is told what it hung on."""
    for accept, language, extension in (
        ("text/turtle", "", "ttl"),
        ("application/ld+json, */*;q=0.1", "", "jsonld"),
        ("application/n-triples", "", "nt"),
        (BROWSER, "ja,en;q=0.5", "html"),
        (BROWSER, "en-GB,en;q=0.9,ja;q=0.5", "en.html"),
        ("*/*", "", "html"),
        (f"{BROWSER},text/turtle;q=0.1", "", "html"),
    ):
        answer = ask(address, prefix + name, Accept=accept, Accept_Language=language)
        assert answer.status == 303, accept
        place = urlsplit(answer.getheader("Location")).path
        assert place == f"{prefix}{name}.{extension}", accept
        vary = {v.strip() for v in ",".join(answer.headers.get_all("Vary")).split(",")}
        assert {"Accept", "Accept-Language"} <= vary
        assert answer.getheader("Access-Control-Allow-Origin") == "*"
        assert ask(address, place).status == 200


def serves(address: str, prefix: str, name: str) -> None:
    """Types, folders, an IRI that is also a folder, and what is not there."""
    for path, kind in (
        (f"{name}.ttl", "text/turtle; charset=utf-8"),
        (f"{name}.jsonld", "application/ld+json"),
        (f"{name}.html", "text/html; charset=utf-8"),
        ("/assets/site.js", "javascript"),
        ("/feed.atom", "application/atom+xml"),
        ("/", "text/html"),
    ):
        answer = ask(address, prefix + path)
        assert answer.status == 200, path
        assert kind in answer.getheader("Content-Type").lower(), path
        assert answer.getheader("Access-Control-Allow-Origin") == "*"
    for resource in ("/id/993611", "/ns"):
        answer = ask(address, prefix + resource, Accept="text/turtle")
        assert (answer.status, urlsplit(answer.getheader("Location")).path) == (
            303,
            f"{prefix}{resource}.ttl",
        )
    assert ask(address, f"{prefix}/id/nothing.html").status == 404
    evil = ask(address, f"{prefix}/id/x%0d%0aX-Evil:%20yes")
    assert evil.getheader("X-Evil") is None


def test_nginx_chooses_format_and_language(nginx, region):
    name = policy(region)
    chooses(nginx, "", name)
    serves(nginx, "", name)
    assert "ページが見つかりません" in ask(nginx, "/id/nothing.html").text


def test_apache_chooses_under_any_path(apache, region):
    name = policy(region)
    chooses(apache, "/policies", name)
    serves(apache, "/policies", name)


def test_w3id_redirects_to_the_site(apache, region):
    name = policy(region)
    site = "https://data.example/policies"
    for accept, language, extension in (
        ("text/turtle", "", "ttl"),
        ("application/ld+json", "", "jsonld"),
        (BROWSER, "", "html"),
        (BROWSER, "en", "en.html"),
    ):
        answer = ask(apache, f"/shisaku-graph{name}", Accept=accept, Accept_Language=language)
        assert answer.status == 303
        assert answer.getheader("Location") == f"{site}{name}.{extension}"
        assert "Accept" in ",".join(answer.headers.get_all("Vary"))
    for path in (f"{name}.nt", "/dist/muteki-2024/data.ttl"):
        answer = ask(apache, f"/shisaku-graph{path}")
        assert (answer.status, answer.getheader("Location")) == (302, site + path)


def test_netlify_function_chooses(region):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed (tests/external/setup.sh)")
    script = f"""
    const code = await (await import("node:fs/promises")).readFile(
      {json.dumps(str(region / "hosting/netlify-edge.js"))}, "utf8");
    const {{ default: choose }} = await import("data:text/javascript," + encodeURIComponent(code));
    const ask = (path, accept, language) => {{
      const headers = {{ accept, "accept-language": language }};
      const answer = choose(new Request("https://x.example" + path, {{ headers }}));
      return answer ? [answer.status, answer.headers.get("location")] : null;
    }};
    console.log(JSON.stringify([ask("/id/1/policy/a", "text/turtle", ""),
      ask("/id/1/policy/a", {json.dumps(BROWSER)}, "en"), ask("/id/1/policy/a.html", "*/*", "")]));
    """
    said = subprocess.run(
        [node, "--input-type=module", "-e", script], check=True, capture_output=True, text=True
    )
    assert json.loads(said.stdout) == [
        [303, "/id/1/policy/a.ttl"],
        [303, "/id/1/policy/a.en.html"],
        None,
    ]


def test_hosts_that_choose_nothing_find_their_settings(region):
    assert "text/turtle" in (region / "_headers").read_text(encoding="utf-8")
    assert (region / ".nojekyll").read_bytes() == b""
    redirects = (region / "hosting/w3id.htaccess").read_text(encoding="utf-8")
    assert "https://data.example/policies/$1.ttl" in redirects
    assert "@SITE@" not in redirects
