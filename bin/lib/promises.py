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
from report import figure, medians, table

DNI = "00000001"
LIMIT = 512


def broken(what, image, environment):
    """How each promise is broken on purpose; else the container is as it is."""
    start = image["Entrypoint"]
    return {
        "user": ({**image, "User": "0:0"}, environment),
        "cache": ({**image, "Entrypoint": [word + ".gone" if "AOTCache" in word else word for word in start]}, environment),
        "health": ({**image, "Healthcheck": {"Test": ["CMD", "true"]}}, environment),
        "stop": ({**image, "Entrypoint": ["sh", "-c", " ".join(start) + "; true"]}, environment),
        "write": (image, {**environment, "LOGGING_FILE_NAME": "/var/tmp/log"}),
        "memory": (image, {**environment, "JDK_JAVA_OPTIONS": "-Xlog:gc+init -Xmx400m"}),
        "secrets": (image, {**environment, "SPRING_CONFIG_IMPORT": ""}),
    }.get(what, (image, environment))


SPOILS = ("user", "cache", "health", "stop", "write", "memory", "secrets")


class Report:
    def __init__(self):
        self.well = True

    def look(self, promise, kept, seen=""):
        self.well = self.well and bool(kept)
        print(f"{'PASS' if kept else 'FAIL'} {promise}" + (f" ({seen})" if seen != "" else ""), flush=True)


def settings(site, report):
    service, image = site.compose["dst-lab"], site.image
    report.look("the image keeps its data in a volume", "/data" in image["Volumes"])
    report.look("compose.yaml runs it as it is run here", service["read_only"] and service["tmpfs"] == ["/tmp"]
                and service["cap_drop"] == ["ALL"] and "no-new-privileges:true" in service["security_opt"])


def alone(site, report):
    """On its own broker and database, with a limit of memory."""
    data = site.data("data")
    lab = site.container(data, {"JDK_JAVA_OPTIONS": "-Xlog:gc+init"}, [("admin", "dst.admin.password")], memory=LIMIT).start()
    while "Starting DstLab" not in lab.said() and lab.process.poll() is None:
        time.sleep(0.02)
    report.look("it is not healthy before it hears students", not lab.is_healthy())
    report.look("it becomes healthy on a read-only root", lab.wait_healthy())
    confined(lab, report)
    report.look("its heap is half of its limit of memory", f"Heap Max Capacity: {LIMIT // 2}M" in lab.said())
    admitted(site, report)
    certified = flow()
    report.look("a student is certified over MQTT", certified)
    rehearsed = json.loads(ask("/api/rehearsal", site.secrets["admin"], {"students": 500, "seconds": 10}) or "{}")
    report.look(f"500 students are served within {LIMIT} MB", rehearsed.get("served") == 500)
    stopped(lab, report)
    kept_elsewhere(site, data, certified, report)


def confined(lab, report):
    report.look("nothing in it runs as root", set(lab.status("Uid")) & {"0"} == set(), " ".join(lab.status("Uid")))
    report.look("it can gain nothing", int(lab.status("CapEff")[0], 16) == 0 and lab.status("NoNewPrivs") == ["1"])


def admitted(site, report):
    """What is in the secret's file is the admin's password, and no other."""
    student = [{"dni": DNI, "name": "Peter Lim", "email": "pelim@teleco.upv.es"}]
    report.look("its secrets are read from files", ask("/api/roster", site.secrets["admin"], student))
    report.look("nobody gets in without them", not ask("/api/roster", "demo") and not ask("/api/roster", ""))


def stopped(lab, report):
    began, how = time.time(), lab.stop()
    report.look("it stops when it is told to", how == 143, f"{how} after {time.time() - began:.1f} s")
    wrong = [line for line in lab.said().splitlines() if "Read-only" in line or " ERROR " in line or "Exception" in line]
    report.look("it has nothing to complain of", not wrong, " | ".join(wrong[:3]))


def kept_elsewhere(site, data, certified, report):
    """With a root that it may write to, to see that it would not, and the data of before."""
    began = time.time()
    lab = site.container(data, {}, [("admin", "dst.admin.password")], read_only=False).start()
    lab.wait_healthy()
    report.look("the next container goes on with its data", certified and certified in (ask("/api/submissions/ok.txt",
                                                                                          site.secrets["admin"]) or ""))
    report.look("another student is certified", flow())
    lab.stop()
    written = [path for path in files(site.root) if os.lstat(path).st_ctime > began]
    report.look("nothing is written but /data and /tmp", not written, " ".join(written[:3]))


def files(root):
    return (os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)


def as_composed(site, report):
    site.broker()
    site.database()
    site.post_office()
    lab = site.composed(site.data("composed")).start()
    report.look("as composed it becomes healthy", lab.wait_healthy())
    admitted(site, report)
    certified = flow()
    report.look("a student is certified over Mosquitto", certified)
    rows = site.sql(site.compose["database"]["environment"]["POSTGRES_DB"], "select count(*) from submission")
    report.look("PostgreSQL has the row", rows.strip() == "1", rows.strip())
    mail = lambda: ask("/api/mail", site.secrets["admin"]) or ""  # noqa: E731
    report.look("the mail goes out", within(30, lambda: '"SENT"' in mail()), mail())
    stopped(lab, report)


def startup(site, rounds):
    """A table: to the first time that the health check says yes, which is asked without a pause."""
    rows = []
    for number in range(rounds):
        for where in ("its own", "Mosquitto, PostgreSQL"):
            for cache, mode in (("no", "off"), ("yes", "on")):
                data, options = site.data(f"start-{len(rows)}"), {"JDK_JAVA_OPTIONS": f"-XX:AOTMode={mode}"}
                # Mosquitto has the usual port.
                lab = (site.container(data, {**options, "DST_BROKER_PORT": "1884"}, memory=LIMIT) if where == "its own"
                       else site.composed(data, **options))
                took = lab.start().wait_healthy()
                rows.append({"where": where, "cache": cache, "s": took, "cpu": processor(lab.pid()),
                             "mb": int(lab.status("VmRSS")[0]) / 1024})
                lab.stop()
    return table(["broker and database", "start-up cache", "s to healthy", "CPU s", "memory MB"],
                 [[row["where"], row["cache"], figure(row, "s", "{:.1f}"), figure(row, "cpu", "{:.1f}"), figure(row, "mb")]
                  for row in medians(rows, "where", "cache")])


def processor(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def within(seconds, condition):
    until = time.time() + seconds
    while not condition():
        if time.time() > until:
            return False
        time.sleep(0.1)
    return True


def ask(path, password, body=None):
    """The answer; none if it was refused."""
    login = base64.b64encode(f"admin:{password}".encode()).decode()
    asked = urllib.request.Request(f"http://127.0.0.1:8080{path}", data=body and json.dumps(body).encode(),
                                   headers={"Authorization": "Basic " + login, "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=120) as answer:
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
        student.connect("127.0.0.1", 1883)
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
