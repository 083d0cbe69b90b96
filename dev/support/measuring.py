# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of one teacher on one broker: warmed up, then 64 requests under way at once, then one at a time."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

from classroom import client
from mosquitto import TEACHER, Mosquitto, program
from service import ENROLLED, PREFIX, Service, dni

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench")
WARM_FLOWS, WINDOW, FIRST_DNI = 1_200, 64, 10_000_000


class Bench:
    def __init__(self, chosen, command, work):
        self.chosen, self.command, self.work = chosen, command, work
        for name in ("flood", "echo", "crowd"):
            source = os.path.join(SOURCES, name + ".c")
            subprocess.run([program("gcc"), "-O2", "-o", os.path.join(work, name), source, "-lmosquitto"], check=True)

    def folder(self):
        return os.path.join(tempfile.mkdtemp(dir=self.work), "of")

    @contextmanager
    def mosquitto(self, *settings):
        broker = Mosquitto(self.folder(), [*self.chosen.setting, *settings]).start()
        try:
            yield broker
        finally:
            broker.stop()

    @contextmanager
    def program(self, *words):
        with open(os.path.join(self.work, "log"), "ab") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log)
        try:
            time.sleep(1.5)
            if process.poll() is not None:
                raise SystemExit(f"{words[0]} ended at once, see {log.name}")
            yield process
        finally:
            process.terminate()
            process.wait()

    def floor(self, broker, qos):
        return self.program(os.path.join(self.work, "echo"), "127.0.0.1", str(broker.port), TEACHER, TEACHER, str(qos))

    def sheet(self, broker, _qos):
        os.makedirs(folder := self.folder())
        words = ("127.0.0.1", str(broker.port), TEACHER, TEACHER, folder)
        return self.program(sys.executable, os.path.join(SOURCES, "teacher.py"), *words)

    @contextmanager
    def lab(self, broker=None, **variables):
        """A service that has answered its first request; ``seconds_to_answer`` after it was started."""
        service = Service(self.folder(), self.command, broker, **variables)
        try:
            began = time.time()
            service.start()
            first_answer(service)
            service.seconds_to_answer = time.time() - began
            service.wait_up()
            yield service
        finally:
            service.stop()

    def warm(self, port, messages, prefix=PREFIX):
        """What every teacher refuses, so that its code is compiled and no code is spent before the clock starts."""
        self.refused(port, messages // 2, prefix=prefix)
        time.sleep(3)

    def refused(self, port, each, first=0, prefix=PREFIX):
        """So many requests and as many solutions that are refused."""
        for topic, line in ((f"{prefix}/PETICION", "{:08d}Z"), (f"{prefix}/SOLUCION", "{:05d} ;Nadie;nadie@upv.es")):
            lines = "".join(line.format(number) + "\n" for number in range(first, first + each))
            words = [program("mosquitto_pub"), "-p", str(port), "-u", "dst", "-P", "dst", "-q", "1", "-t", topic, "-l"]
            subprocess.run(words, input=lines.encode(), check=True, timeout=300)

    def flood(self, port, flows, window, qos, first, prefix=PREFIX, pace=0):
        """With a pace it sends so many requests a second, whatever the window is."""
        numbers = flows, window, qos, FIRST_DNI + first
        words = ["127.0.0.1", str(port), "dst", "dst", *map(str, numbers), prefix, str(pace)]
        said = subprocess.run([os.path.join(self.work, "flood"), *words], capture_output=True, text=True, timeout=120)
        found = dict(re.findall(r"(\w+)=([\d./]+)", said.stdout))
        if found.get("flows") != f"{flows}/{flows}":
            print(f"  incomplete: {said.stdout}{said.stderr}".rstrip(), file=sys.stderr, flush=True)
        return {name: float(value) for name, value in found.items() if name != "flows"}

    def measured(self, process, port, qos):
        """A warm run's figures; what the teacher's process used of the processor is for the fast part."""
        flows, latency_flows = self.chosen.flows, self.chosen.latency_flows
        before = processor(process.pid)
        fast = self.flood(port, flows, WINDOW, qos, WARM_FLOWS)
        spent = processor(process.pid) - before
        slow = self.flood(port, latency_flows, 1, qos, WARM_FLOWS + flows)
        return {"codes_per_s": fast.get("codes_per_s", 0.0), "cpu_us": round(1e6 * spent / flows),
                "p50_ms": slow.get("p50_ms"), "p99_ms": slow.get("p99_ms"), "rss_mb": resident(process.pid)}

    def warmed(self, process, port, qos):
        if self.chosen.warm:
            self.warm(port, self.chosen.warm)
        self.flood(port, WARM_FLOWS, 32, qos, 0)
        return self.measured(process, port, qos)

    def run(self, who, on, qos):
        """One teacher, ``floor``, ``sheet`` or ``dst-lab``, on a fresh broker, ``Mosquitto`` or ``embedded``."""
        row = {"who": who, "broker": on, "qos": qos}
        if on == "embedded":
            with self.lab() as service:
                row |= self.warmed(service.process, service.broker_port, qos) | {"start_s": service.seconds_to_answer}
        else:
            with self.mosquitto() as broker:
                if who == "dst-lab":
                    with self.lab(broker) as service:
                        row |= self.warmed(service.process, broker.port, qos) | {"start_s": service.seconds_to_answer}
                else:
                    with (self.floor if who == "floor" else self.sheet)(broker, qos) as process:
                        row |= self.warmed(process, broker.port, qos)
        print(json.dumps(row), file=sys.stderr, flush=True)
        return row


def first_answer(service, seconds=300):
    """Asks, by the last of the roster, twenty times a second from the start on, until a code is heard."""
    wire, heard, until, asked = client("bench-first"), [], time.time() + seconds, 0
    wire.on_connect = lambda it, *_: it.subscribe(f"{service.prefix}/CODIGO", 0)
    wire.on_message = lambda *_: heard.append(1)
    connected = False
    while not heard:
        if service.process.poll() is not None or time.time() > until:
            raise SystemExit(f"dst-lab does not answer, see {service.log}")
        try:
            if not connected:
                wire.connect("127.0.0.1", service.broker_port)
                connected = True
            wire.publish(f"{service.prefix}/PETICION", dni(ENROLLED - 1 - asked % 50), 0)
            asked += 1
            wait = time.time() + 0.05
            while time.time() < wait and connected and not heard:
                connected = wire.loop(0.01) == 0
        except OSError:
            time.sleep(0.05)
    wire.disconnect()


def processor(pid):
    """Seconds of a processor that a process has used."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    return round(resident_kb(pid) / 1024)


def resident_kb(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])
