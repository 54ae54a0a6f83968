"""A hundred clients at once, hostile ones among them: what the server still promises then.

``python benchmarks/serve_load.py [--seconds 60] [--policies 100000]`` starts ``shisaku-graph
serve`` and asks it with wrk (Debian package wrk): 90 clients whose every answer is compared with
the expected bytes, 10 that send what fells other servers, and 200 sockets that never finish a
request. It prints how many answers were wrong or refused, how long good clients waited, and what
memory was used.
"""

import argparse
import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHISAKU = "https://w3id.org/shisaku-graph/ns#"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
GOOD = {
    "count": f"SELECT (COUNT(*) AS ?n) {{ ?s a <{SHISAKU}Policy> }}",
    "names": (
        f"SELECT ?s ?n {{ ?s a <{SHISAKU}Department> ; <{LABEL}> ?n }} ORDER BY ?s ?n LIMIT 30"
    ),
    "ask": f"ASK {{ ?s a <{SHISAKU}Policy> }}",
    "policies": f"SELECT ?s {{ ?s a <{SHISAKU}Policy> }} LIMIT 50",
    "graph": f"CONSTRUCT {{ ?s <{LABEL}> ?n }} WHERE {{ ?s a <{SHISAKU}Plan> ; <{LABEL}> ?n }}",
}
ANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . "
HOSTILE = (
    f"SELECT (COUNT(*) AS ?n) {{ {ANY} FILTER(?a != ?i) }}",
    f"SELECT * {{ {ANY} }} ORDER BY ?a ?d ?g LIMIT 1",
    f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {ANY} }}",
    "SELECT (STRLEN(?x12) AS ?n) { BIND('施策' AS ?x0) "
    + "".join(f"BIND(CONCAT(?x{n},?x{n},?x{n},?x{n}) AS ?x{n + 1}) " for n in range(12))
    + "}",
    "SELECT (COUNT(*) AS ?n) { ?a (<a:a>|!<a:a>)* ?b . ?b ?p ?c }",
    f"SELECT * {{ FILTER ({'(' * 5000}1{')' * 5000}) }}",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "DROP ALL",
)
LUA = """
local path, fresh, wanted = "{path}", {fresh}, nil
local threads, number = {{}}, 0
function setup(thread) table.insert(threads, thread) end
function init(args)
  local file = io.open("{expected}", "rb"); wanted = file:read("*a"); file:close()
  right, wrong, busy, other = 0, 0, 0, 0
end
function request()
  number = number + 1
  local target = path
  if fresh then target = path .. "%20%23" .. number .. "." .. math.random(1000000000) end
  return wrk.format("GET", target)
end
function response(status, headers, body)
  if status == 200 then
    if body == wanted then right = right + 1 else wrong = wrong + 1 end
  elseif status == 503 then busy = busy + 1 else other = other + 1 end
end
function done(summary, latency, requests)
  local sum = {{ right = 0, wrong = 0, busy = 0, other = 0 }}
  for _, thread in ipairs(threads) do
    for name in pairs(sum) do sum[name] = sum[name] + thread:get(name) end
  end
  io.write(string.format("RESULT %d %d %d %d %d %.1f %.1f %.1f\\n", sum.right, sum.wrong, sum.busy,
    sum.other, summary.errors.connect + summary.errors.read + summary.errors.write +
    summary.errors.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000))
end
"""
HOSTILE_LUA = """
local queries, number, threads = {{ {queries} }}, 0, {{}}
function setup(thread) table.insert(threads, thread) end
function init(args) statuses, broken = "", 0; counts = {{}} end
function request()
  number = number + 1
  local query = queries[number % #queries + 1] .. "%20%23" .. math.random(1000000000)
  return wrk.format("POST", "/sparql", {{ ["Content-Type"] = "application/x-www-form-urlencoded" }},
    "query=" .. query)
end
function response(status, headers, body)
  counts[status] = (counts[status] or 0) + 1
  if status == 200 and not (body:sub(1, 1) == "{{" and body:sub(-1) == "}}") then
    broken = broken + 1
  end
  statuses = ""
  for code, count in pairs(counts) do statuses = statuses .. code .. ":" .. count .. " " end
end
function done(summary, latency, requests)
  for _, thread in ipairs(threads) do
    io.write("HOSTILE " .. thread:get("broken") .. " " .. thread:get("statuses") .. "\\n")
  end
end
"""


def synthetic(folder: Path, policies: int) -> None:
    """Publish an invented graph of so many policies, 15 triples each."""
    base = "https://w3id.org/shisaku-graph/id/999999"
    text = "住民自治組織や民間事業者、ボランティアと連携し、海岸と公園の環境美化に努めます。" * 3
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

    def lines() -> Iterator[str]:
        for n in range(policies):
            policy, report = f"<{base}/policy/p{n:07d}>", f"<{base}/report/r{n:07d}>"
            yield f"{policy} {kind} <{SHISAKU}Policy> .\n"
            yield f'{policy} <{LABEL}> "施策 {n}"@ja .\n{policy} <{LABEL}> "policy {n}"@en .\n'
            yield f'{policy} <{SHISAKU}approach> "{text}{n}"@ja .\n'
            yield f"{policy} <{SHISAKU}responsibleDepartment> <{base}/department/d{n % 300}> .\n"
            yield f'{policy} <{SHISAKU}position> "{n}"^^<{INTEGER}> .\n'
            yield f"{report} {kind} <{SHISAKU}ProgressReport> .\n"
            yield f"{report} <{SHISAKU}reportsOn> {policy} .\n"
            yield f'{report} <{SHISAKU}result> "{text}"@ja .\n'
            yield f'{report} <{SHISAKU}nextSteps> "{text}"@ja .\n'
            for k in range(n % 3):
                project = f"<{base}/project/j{n:07d}-{k}>"
                yield f"{project} {kind} <{SHISAKU}Project> .\n"
                yield f"{project} <{SHISAKU}implements> {policy} .\n"
                yield f'{project} <{LABEL}> "事業 {n}-{k}"@ja .\n'
        for n in range(300):
            department = f"<{base}/department/d{n}>"
            yield f"{department} {kind} <{SHISAKU}Department> .\n"
            yield f'{department} <{LABEL}> "課 {n}"@ja .\n'

    folder.mkdir(parents=True)
    with (folder / "data.nt").open("w", encoding="utf-8") as out:
        out.writelines(lines())
    with (folder / "data.nt").open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    size = (folder / "data.nt").stat().st_size
    files = [{"path": "data.nt", "bytes": size, "sha256": digest}]
    told = {"iri": f"{base}/dataset/invented", "files": files}
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def started(dist: Path, cache: Path) -> tuple[subprocess.Popen[str], str, float]:
    """Start the server; return it, its address, and the seconds until it answered."""
    begin = time.monotonic()
    server = subprocess.Popen(
        [
            Path(sys.executable).with_name("shisaku-graph"), "serve", dist, "--port", "0",
            "--store", cache, "--access-log", cache.parent / "access.log", "--no-site",
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "SHISAKU_GRAPH_LANG": "en"},
    )  # fmt: skip
    if server.stdout is None:
        raise AssertionError
    for line in server.stdout:
        if "open → " in line:
            url = line.split("open → ")[1].split("/ ")[0]
        if "--endpoint" in line:
            return server, url, time.monotonic() - begin
    raise SystemExit("the server did not start")


def memory(pid: int) -> dict[int, int]:
    """Return the resident memory of a process and its children, in MiB."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                pages = int((folder / "statm").read_text().split()[1])
            except (OSError, ValueError):
                continue
            if pid in (parent, int(folder.name)):
                found[int(folder.name)] = pages * os.sysconf("SC_PAGE_SIZE") // 1024**2
    return found


def measure(url: str, pid: int, seconds: int, folder: Path) -> list[str]:
    """Ask for so many seconds; return the lines of the report."""
    running = []
    for number, (name, query) in enumerate([*GOOD.items(), *list(GOOD.items())[:4]]):
        fresh = number >= len(GOOD)
        path = "/sparql?query=" + urllib.parse.quote(query)
        with urllib.request.urlopen(url + path) as reply:  # noqa: S310  # our own server
            (folder / f"{number}.expected").write_bytes(reply.read())
        script = folder / f"{number}.lua"
        script.write_text(
            LUA.format(
                path=path,
                fresh="true" if fresh else "false",
                expected=folder / f"{number}.expected",
            ),
            encoding="utf-8",
        )
        label = f"{name}, {'evaluated each time' if fresh else 'kept answer'}"
        running.append((label, wrk(url, script, seconds, 10)))
    queries = ", ".join(f'"{urllib.parse.quote(query)}"' for query in HOSTILE)
    (folder / "hostile.lua").write_text(HOSTILE_LUA.format(queries=queries), encoding="utf-8")
    hostile = wrk(url, folder / "hostile.lua", seconds, 10)
    host, port = urllib.parse.urlsplit(url).hostname, urllib.parse.urlsplit(url).port
    held = [socket.create_connection((host, port)) for _ in range(200)]
    for each in held:
        each.sendall(b"GET /sparql?query=AS")
    peak, own, done = [0], [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            found = memory(pid)
            peak[0] = max(peak[0], sum(found.values()))
            own[0] = max(own[0], found.get(pid, 0))

    watcher = threading.Thread(target=watch)
    watcher.start()
    lines, wrong = [], 0
    for label, process in running:
        said = process.communicate()[0]
        found = re.search(r"RESULT (.*)", said)
        if found is None:
            lines.append(f"{label}: wrk said {said}")
            continue
        right, bad, busy, other, broken, p50, p99, most = found[1].split()
        wrong += int(bad) + int(other) + int(broken)
        lines.append(
            f"{label}: {int(right):,} right, {bad} wrong, {busy} × 503, {other} other, "
            f"{broken} broken connections; p50 {p50} ms, p99 {p99} ms, longest {most} ms"
        )
    lines += re.findall(r"HOSTILE .*", hostile.communicate()[0])
    done.set()
    watcher.join()
    for each in held:
        each.close()
    with urllib.request.urlopen(url + "/health") as reply:  # noqa: S310  # as above
        lines.append("health afterwards: " + reply.read().decode().strip())
    lines.append(f"peak memory: server {own[0]} MiB, with all its processes {peak[0]} MiB")
    lines.append(f"wrong answers in all: {wrong}")
    return lines


def wrk(url: str, script: Path, seconds: int, connections: int) -> subprocess.Popen[str]:
    """Start one wrk."""
    return subprocess.Popen(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", script, url],
        stdout=subprocess.PIPE,
        text=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--policies", type=int, help="an invented graph of this size, not dist/")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dist = ROOT / "dist"
        if told.policies:
            dist = folder / "dist"
            synthetic(dist / "invented", told.policies)
        server, url, first = started(dist, folder / "cache")
        server.terminate()
        server.wait()
        server, url, again = started(dist, folder / "cache")
        print(f"ready: {first:.1f} s the first time, {again:.1f} s from then on")
        try:
            for line in measure(url, server.pid, told.seconds, folder):
                print(line)
            print("server still runs:", server.poll() is None)
        finally:
            begin = time.monotonic()
            server.terminate()
            server.wait()
            print(f"ended {time.monotonic() - begin:.1f} s after SIGTERM")


if __name__ == "__main__":
    main()
