# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What README.md promises of the container, each tried on one that runs."""
import base64
import json
import os
import queue
import time
import urllib.error
import urllib.request

from classroom import client
from surroundings import OUTSIDE

DNI = "00000001"
# A machine that is busy is no fault of the lab's.
PATIENT = {"DST_REHEARSAL_PATIENCE": "5m"}


class Abandoned(Exception):
    """What follows would say nothing."""


class Report:
    def __init__(self):
        self.well = True

    def look(self, promise, kept, seen=""):
        self.well = self.well and bool(kept)
        print(f"{'PASS' if kept else 'FAIL'} {promise}" + (f" ({seen})" if seen != "" else ""), flush=True)

    def need(self, promise, kept, seen=""):
        self.look(promise, kept, seen)
        if not kept:
            raise Abandoned


def settings(site, report):
    image = {**site.image, **site.container(site.plain, "data").image}
    report.look("the image keeps its data in a volume", "/data" in (image["Volumes"] or {}))
    exposed = {int(port.split("/")[0]) for port in image["ExposedPorts"]}
    report.look("what is published is what it offers", site.plain.ports == exposed)
    own = int(image["User"].split(":")[0])
    mine = [path for path in files(site.root) if os.lstat(path).st_uid == own]
    report.look("nothing in the image but /data is its user's", not mine,
                " ".join(path.removeprefix(site.root) for path in mine[:1]))
    jar, cache = (os.path.getsize(f"{site.root}/opt/dst-lab/dst-lab.{kind}") / 1e6 for kind in ("jar", "aot"))
    report.look("a new version brings no library", jar < 2, f"but {jar:.1f} MB of its own, and a start-up cache of {cache:.0f} MB")


def alone(site, report):
    """As README.md's docker run has it, on its own broker and database."""
    lab = site.container(site.plain, "data", JDK_JAVA_OPTIONS="-Xlog:gc+init,aot", **PATIENT).start()
    within(60, lambda: "Starting DstLab" in lab.said() or lab.process.poll() is not None)
    report.look("it is not healthy before it hears students", not lab.is_healthy())
    report.need("it becomes healthy on a read-only root", lab.wait_healthy() and site.plain.read_only)
    confined(lab, report)
    report.look("its heap is half of its limit of memory", f"Heap Max Capacity: {site.plain.memory // 2}M" in lab.said())
    report.look("its start-up cache is used", "Mapped static" in lab.said())
    admitted(site, report)
    certified = flow()
    report.look("a student is certified over MQTT", certified)
    rehearsed = ask("/api/rehearsal", site.secrets["admin"], {"students": 500, "seconds": 10}) or "{}"
    served = json.loads(rehearsed).get("served") == 500
    report.look(f"500 students are served within {site.plain.memory} MB", served, "" if served else rehearsed)
    stopped(lab, report)
    again(site, certified, report)
    bare(site, report)


def confined(lab, report):
    report.look("nothing in it runs as root", "0" not in lab.status("Uid"), " ".join(lab.status("Uid")))
    held = [int(lab.status(kind)[0], 16) for kind in ("CapEff", "CapBnd")]
    report.look("it can gain nothing", held == [0, 0] and lab.status("NoNewPrivs") == ["1"])


def admitted(site, report):
    """What is in the secret's file is the admin's password, and no other."""
    student = [{"dni": DNI, "name": "Peter Lim", "email": "pelim@teleco.upv.es"}]
    report.look("its secrets are read from files", ask("/api/roster", site.secrets["admin"], student))
    report.look("nobody gets in without them", not ask("/api/roster", "demo") and not ask("/api/roster", ""))


def stopped(lab, report):
    began, how = time.time(), lab.stop()
    report.look("it stops when it is told to", how == 143, f"{how} after {time.time() - began:.1f} s")
    wrong = [line for line in lab.said().splitlines()
             if any(word in line for word in ("Read-only", "[error]", " ERROR ", "Exception"))]
    report.look("it has nothing to complain of", not wrong, " | ".join(wrong[:3]))


def again(site, certified, report):
    """With a root that it may write to, to see that it would not, and the data of before."""
    lab = site.container(site.plain, "data", read_only=False)
    began = time.time()
    report.need("another container with the same volume becomes healthy", lab.start().wait_healthy())
    report.look("it goes on with its data", certified and certified in (ask("/api/submissions/ok.txt", site.secrets["admin"]) or ""))
    report.look("and serves", flow())
    lab.stop()
    written = [path for path in files(site.root) if os.lstat(path).st_ctime > began]
    report.look("nothing is written but /data and /tmp", not written,
                " ".join(path.removeprefix(site.root) for path in written[:3]))


def bare(site, report):
    gone = [word.replace("dst-lab.aot", "gone.aot") for word in site.image["Entrypoint"]]
    lab = site.container(site.plain, "data", entrypoint=gone)
    report.look("without its start-up cache it starts all the same", lab.start().wait_healthy())
    report.look("and says so", "AOT cache" in lab.said())
    lab.stop()


def as_composed(site, report):
    """As compose.yaml has it, on its broker, its database and a mail server."""
    report.need("Compose reads compose.yaml", site.compose)
    report.look("compose.yaml locks it up as README.md does", site.composed.locked_up() == site.plain.locked_up())
    site.broker()
    site.database()
    site.post_office()
    lab = site.container(site.composed, "composed").start()
    report.need("as composed it becomes healthy", lab.wait_healthy())
    confined(lab, report)
    admitted(site, report)
    report.look("a student is certified over Mosquitto", flow())
    rows = site.sql(site.services["database"]["environment"]["POSTGRES_DB"], "select count(*) from submission").strip()
    report.look("PostgreSQL has the row", rows == "1", rows)
    sent = lambda: '"sent"' in (ask("/api/mail", site.secrets["admin"]) or "")  # noqa: E731
    report.look("the mail goes out", within(30, sent))
    bad = [found["check"] for found in json.loads(ask("/api/doctor", site.secrets["admin"]) or '[{"check": "none"}]')
           if found.get("result") != "PASS"]
    report.look("the doctor finds nothing wrong", not bad, " ".join(bad))
    report.look("students are told where they reach the broker", f"-h {OUTSIDE} " in (ask("/") or ""))
    stopped(lab, report)


def files(root):
    return (os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)


def within(seconds, condition):
    until = time.time() + seconds
    while not condition():
        if time.time() > until:
            return False
        time.sleep(0.05)
    return True


def ask(path, password=None, body=None):
    """The answer; none if it was refused."""
    headers = {"Content-Type": "application/json"}
    if password is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"admin:{password}".encode()).decode()
    asked = urllib.request.Request(f"http://{OUTSIDE}:8080{path}", data=body and json.dumps(body).encode(), headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=600) as answer:
            return answer.read().decode() or "{}"
    except (urllib.error.URLError, OSError):
        return None


def flow():
    """The line of the certified list, if a student got that far."""
    heard, ready = queue.Queue(), queue.Queue()
    student = client("container-check")
    student.on_subscribe = lambda *_: ready.put(True)
    student.on_message = lambda _client, _data, message: heard.put(message.payload.decode())
    try:
        student.connect(OUTSIDE, 1883)
        student.loop_start()
        student.subscribe([("DST/CODIGO", 1), ("DST/RESULTADO", 1)])
        ready.get(timeout=20)
        student.publish("DST/PETICION", DNI, 1)
        solution = f"{heard.get(timeout=20)};Peter Lim;pelim@teleco.upv.es"
        student.publish("DST/SOLUCION", solution, 1)
        return solution if heard.get(timeout=20) == solution.split(";")[0] + ";ACCEPTED" else None
    except (queue.Empty, OSError):
        return None
    finally:
        student.disconnect()
        student.loop_stop()
