# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The teachers that are compared, each on a new broker: dst-lab, the program of the sheet, and the baseline."""
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

from support.benchmark import SOURCES, WARMUP_FLOWS, WINDOW, Benchmark, wait_for_first_code
from support.lab_process import LabProcess
from support.mosquitto import Mosquitto
from support.mqtt_client import TEACHER
from support.process_stats import cpu_seconds, resident_kb

COLD_FLOWS = 300  # after the first code, one at a time: what the first students feel


class TeacherBenchmark(Benchmark):
    PROGRAMS = (*Benchmark.PROGRAMS, "baseline_teacher")

    @contextmanager
    def mosquitto(self, *settings):
        broker = Mosquitto(self.new_folder(), [*self.options.setting, *settings]).start()
        try:
            yield broker
        finally:
            broker.stop()

    @contextmanager
    def program(self, *words):
        with open(os.path.join(self.folder, "log"), "ab") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log)
        try:
            time.sleep(1.5)
            if process.poll() is not None:
                raise SystemExit(f"{words[0]} ended at once, see {log.name}")
            yield process
        finally:
            process.terminate()
            process.wait()

    def baseline(self, broker, qos):
        program = os.path.join(self.folder, "baseline_teacher")
        return self.program(program, "127.0.0.1", str(broker.port), TEACHER, TEACHER, str(qos))

    def sheet(self, broker, _qos):
        os.makedirs(folder := self.new_folder())
        words = ("127.0.0.1", str(broker.port), TEACHER, TEACHER, folder)
        return self.program(sys.executable, os.path.join(SOURCES, "sheet_teacher.py"), *words)

    @contextmanager
    def lab(self, broker=None, **environment):
        """A lab that has answered its first request, ``seconds_to_first_code`` after its start."""
        lab = LabProcess(self.new_folder(), self.command, broker, **environment)
        try:
            began = time.time()
            lab.start()
            wait_for_first_code(lab)
            lab.seconds_to_first_code = time.time() - began
            lab.wait_connected()
            yield lab
        finally:
            lab.stop()

    @contextmanager
    def warm_lab(self, broker=None, **environment):
        with self.lab(broker, **environment) as lab:
            self.warm_up(lab.broker_port)
            yield lab

    def warm_labs(self):
        """Yields (name of the broker, lab): a lab on Mosquitto, then one on its own broker."""
        with self.mosquitto() as broker, self.warm_lab(broker) as lab:
            yield "Mosquitto", lab
        with self.warm_lab() as lab:
            yield "embedded", lab

    def speed(self, port, qos, first, flows):
        """Throughput with many requests in progress, and latency of a quarter as many flows one at a time."""
        throughput = self.run_load(port, flows, WINDOW, qos, first)
        latency = self.run_load(port, flows // 4, 1, qos, first + flows)
        return {**latency, "codes_per_s": throughput.get("codes_per_s")}

    def run(self, teacher, broker_name, qos):
        """One measurement of ``baseline``, ``sheet`` or ``dst-lab`` on a new ``Mosquitto`` or ``embedded`` broker."""
        row = {"teacher": teacher, "broker": broker_name, "qos": qos}
        if broker_name == "embedded":
            with self.lab() as lab:
                row |= self._measure_lab(lab, qos)
        else:
            with self.mosquitto() as broker:
                if teacher == "dst-lab":
                    with self.lab(broker) as lab:
                        row |= self._measure_lab(lab, qos)
                else:
                    with (self.baseline if teacher == "baseline" else self.sheet)(broker, qos) as process:
                        row |= self._measure(process, broker.port, qos)
        print(json.dumps(row), file=sys.stderr, flush=True)
        return row

    def _measure_lab(self, lab, qos):
        return self._measure(lab.process, lab.broker_port, qos) | {"start_s": lab.seconds_to_first_code}

    def _measure(self, process, port, qos):
        """The processor time is that of the teacher's process during the throughput part."""
        flows, latency_flows = self.options.flows, self.options.latency_flows
        cold = self.run_load(port, COLD_FLOWS, 1, qos, WARMUP_FLOWS + flows + latency_flows)
        self.warm_up(port, qos=qos)
        before = cpu_seconds(process.pid)
        throughput = self.run_load(port, flows, WINDOW, qos, WARMUP_FLOWS)
        used = cpu_seconds(process.pid) - before
        latency = self.run_load(port, latency_flows, 1, qos, WARMUP_FLOWS + flows)
        return {"codes_per_s": throughput.get("codes_per_s", 0.0), "cpu_us": round(1e6 * used / flows),
                "p50_ms": latency.get("p50_ms"), "p99_ms": latency.get("p99_ms"),
                "cold_p99_ms": cold.get("p99_ms"), "rss_mb": round(resident_kb(process.pid) / 1024)}
