# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks on running containers what README.md promises of them."""
import json
import os
import queue
import time
import urllib.error

from environment import OUTSIDE
from planted_violations import without_cache
from support.http_client import open_url
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS, new_client
from support.waiting import becomes_true

DNI = "00000001"
# A loaded machine must not let the rehearsal fail.
LONG_TIMEOUT = {"DST_REHEARSAL_PATIENCE": "5m"}


class ChecksAborted(Exception):
    """The following checks depend on one that failed."""


class Report:
    def __init__(self):
        self.passed = True

    def check(self, text, passed, details=""):
        self.passed = self.passed and bool(passed)
        print(f"{'PASS' if passed else 'FAIL'} {text}" + (f" ({details})" if details != "" else ""), flush=True)

    def require(self, text, passed, details=""):
        self.check(text, passed, details)
        if not passed:
            raise ChecksAborted


def check_settings(environment, report):
    image_config = {**environment.image_config, **environment.container(environment.single, "data").image_config}
    report.check("the image keeps its data in a volume", "/data" in (image_config["Volumes"] or {}))
    exposed = {int(port.split("/")[0]) for port in image_config["ExposedPorts"]}
    report.check("the published ports are the exposed ones", environment.single.ports == exposed)
    uid = int(image_config["User"].split(":")[0])
    owned = [path for path in files(environment.root) if os.lstat(path).st_uid == uid]
    report.check("its user owns no file of the image", not owned, first_paths(environment, owned, 1))
    jar, cache = (os.path.getsize(f"{environment.root}/opt/dst-lab/dst-lab.{kind}") / 1e6 for kind in ("jar", "aot"))
    report.check("the last layers contain no library", jar < 2, f"jar {jar:.1f} MB, start-up cache {cache:.0f} MB")


def check_single(environment, report):
    """As README.md's docker run starts it, on its own broker and database."""
    variables = {"JDK_JAVA_OPTIONS": "-Xlog:gc+init,aot", **LONG_TIMEOUT}
    lab = environment.container(environment.single, "data", **variables).start()
    becomes_true(lambda: "Starting DstLab" in lab.log(), 60, lab.process)
    report.check("it is not healthy before it is subscribed", not lab.is_healthy())
    report.require("it becomes healthy on a read-only root", lab.wait_healthy() and environment.single.read_only)
    check_privileges(lab, report)
    half = environment.single.memory // 2
    report.check("its heap is half of its memory limit", f"Heap Max Capacity: {half}M" in lab.log())
    report.check("its start-up cache is used", "Mapped static" in lab.log())
    check_login(environment, report)
    solution = run_student()
    report.check("a student is certified over MQTT", solution)
    answer = request("/api/rehearsal", environment.secrets["admin"], {"students": 500, "seconds": 10}) or "{}"
    served = json.loads(answer).get("served") == 500
    report.check(f"500 students are served within {environment.single.memory} MB", served, "" if served else answer)
    check_stop(lab, report)
    check_restart(environment, solution, report)
    check_missing_cache(environment, report)


def check_privileges(lab, report):
    uids = lab.process_status("Uid")
    report.check("it does not run as root", "0" not in uids, " ".join(uids))
    capabilities = [int(lab.process_status(kind)[0], 16) for kind in ("CapEff", "CapBnd")]
    report.check("it cannot gain privileges", capabilities == [0, 0] and lab.process_status("NoNewPrivs") == ["1"])


def check_login(environment, report):
    student = [{"dni": DNI, "name": "Peter Lim", "email": "pelim@teleco.upv.es"}]
    accepted = request("/api/roster", environment.secrets["admin"], student)
    report.check("the admin's password is read from a file", accepted)
    others_accepted = request("/api/roster", "demo") or request("/api/roster", "")
    report.check("no other password is accepted", not others_accepted)


def check_stop(lab, report):
    began, code = time.time(), lab.stop()
    report.check("it stops at SIGTERM", code == 143, f"{code} after {time.time() - began:.1f} s")
    errors = [line for line in lab.log().splitlines()
              if any(word in line for word in ("Read-only", "[error]", " ERROR ", "Exception"))]
    report.check("its log has no errors", not errors, " | ".join(errors[:3]))


def check_restart(environment, solution, report):
    """On the same volume, but with a writable root, to see that nothing is written to it."""
    lab = environment.container(environment.single, "data", read_only=False)
    began = time.time()
    report.require("another container with the same volume becomes healthy", lab.start().wait_healthy())
    certified = request("/api/submissions/ok.txt", environment.secrets["admin"]) or ""
    report.check("it has the data of the first one", solution and solution in certified)
    report.check("it serves a student", run_student())
    lab.stop()
    written = [path for path in files(environment.root) if os.lstat(path).st_ctime > began]
    report.check("it writes to /data and /tmp only", not written, first_paths(environment, written, 3))


def check_missing_cache(environment, report):
    entrypoint = without_cache(environment.image_config["Entrypoint"])
    lab = environment.container(environment.single, "data", entrypoint=entrypoint)
    report.check("without its start-up cache it starts too", lab.start().wait_healthy())
    report.check("and logs that the cache is missing", "AOT cache" in lab.log())
    lab.stop()


def check_composed(environment, report):
    """As compose.yaml starts it, on its broker, its database and a mail server."""
    report.require("Compose reads compose.yaml", environment.compose)
    same = environment.composed.restrictions() == environment.single.restrictions()
    report.check("compose.yaml has the restrictions of README.md", same)
    environment.start_mosquitto()
    environment.start_postgresql()
    environment.start_smtp_sink()
    lab = environment.container(environment.composed, "composed").start()
    report.require("with compose.yaml it becomes healthy", lab.wait_healthy())
    check_privileges(lab, report)
    check_login(environment, report)
    report.check("a student is certified over Mosquitto", run_student())
    database = environment.services["database"]["environment"]["POSTGRES_DB"]
    rows = environment.query(database, "select count(*) from submission").strip()
    report.check("PostgreSQL has the row", rows == "1", rows)
    password = environment.secrets["admin"]
    report.check("the mail is sent", becomes_true(lambda: '"sent"' in (request("/api/mail", password) or ""), 30))
    failed = [check["check"] for check in json.loads(request("/api/doctor", password) or '[{"check": "none"}]')
              if check.get("result") != "PASS"]
    report.check("all checks of the doctor pass", not failed, " ".join(failed))
    report.check("the help page has the address of the broker", f"-h {OUTSIDE} " in (request("/") or ""))
    check_stop(lab, report)


def files(root):
    return (os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)


def first_paths(environment, paths, count):
    return " ".join(path.removeprefix(environment.root) for path in paths[:count])


def request(path, password=None, body=None):
    """The text of the answer, never empty; None if the request fails."""
    try:
        with open_url(f"http://{OUTSIDE}:8080{path}", password, body, seconds=600) as response:
            return response.read().decode() or "{}"
    except (urllib.error.URLError, OSError):
        return None


def run_student():
    """The solution of a student, if it was accepted; else None."""
    received, subscribed = queue.Queue(), queue.Queue()
    student = new_client("container-check")
    student.on_subscribe = lambda *_: subscribed.put(True)
    student.on_message = lambda _client, _data, message: received.put(message.payload.decode())
    try:
        student.connect(OUTSIDE, 1883)
        student.loop_start()
        student.subscribe([(CODES, 1), (VERDICTS, 1)])
        subscribed.get(timeout=20)
        student.publish(REQUESTS, DNI, 1)
        code = received.get(timeout=20)
        solution = f"{code};Peter Lim;pelim@teleco.upv.es"
        student.publish(SOLUTIONS, solution, 1)
        return solution if received.get(timeout=20) == f"{code};ACCEPTED" else None
    except (queue.Empty, OSError):
        return None
    finally:
        student.disconnect()
        student.loop_stop()
