# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the lab's threads spend their processor time, by the library whose code runs.

The JVM samples the stacks of the threads by their processor time (JEP 509), also in system calls. A sample belongs to
the uppermost frame that is not of the JDK: what the JDK does for Paho is Paho's.
"""
import collections
import json
import os
import re
import subprocess
from contextlib import closing, contextmanager

from support.benchmark import WARMUP_FLOWS, WINDOW
from support.process_stats import cpu_seconds, cpu_seconds_by_thread
from support.report import table

QOS, LISTED_PARTS = 1, 24
THREADS_OF_JVM = ("C1 ", "C2 ", "VM ", "GC ", "G1 ")
SETTINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cpu_samples.jfc")
LIBRARIES = {"es/upv/dst": "dst-lab", "org/eclipse/paho": "Paho", "org/h2": "H2", "com/zaxxer": "HikariCP",
             "org/apache/activemq": "Artemis", "io/netty": "Netty", "org/springframework/jdbc": "Spring JDBC",
             "org/springframework/transaction": "Spring JDBC", "org/springframework": "Spring",
             "io/micrometer": "Micrometer"}


def cpu_profile(bench):
    """With many requests in progress. The samples divide the time of the Java threads; the JVM's own have none."""
    rows, flows = [], bench.options.flows
    with closing(bench.warm_labs()) as labs:
        for broker, lab in labs:
            recording = os.path.join(bench.folder, f"{broker}.jfr")
            with sampled(bench.options.java, lab.process.pid, recording):
                before, of_jvm_before = cpu_seconds(lab.process.pid), cpu_seconds_of_jvm(lab.process.pid)
                bench.run_load(lab.broker_port, flows, WINDOW, QOS, WARMUP_FLOWS)
                total = cpu_seconds(lab.process.pid) - before
                of_jvm = cpu_seconds_of_jvm(lab.process.pid) - of_jvm_before
            parts = collections.Counter(samples(bench.options.java, recording))
            seconds_per_sample = (total - of_jvm) / max(1, parts.total())
            listed = [(part, count * seconds_per_sample) for part, count in parts.most_common(LISTED_PARTS)]
            rows += [[broker, thread, library, f"{1e6 * seconds / flows:.0f}"] for (thread, library), seconds in [
                (("all", "all"), total), (("compiler, collector", "JVM"), of_jvm), *listed]]
    return table(["broker", "thread", "library", f"CPU µs/flow at QoS {QOS}"], rows)


def cpu_seconds_of_jvm(pid):
    return sum(seconds for thread, seconds in cpu_seconds_by_thread(pid).items() if thread.startswith(THREADS_OF_JVM))


@contextmanager
def sampled(java, pid, recording):
    """Records the samples of a process while the block runs."""
    run_jcmd(java, pid, "JFR.start", "name=profile", f"settings={SETTINGS}")
    try:
        yield
    finally:
        run_jcmd(java, pid, "JFR.stop", "name=profile", f"filename={recording}")


def run_jcmd(java, pid, *words):
    jcmd = os.path.join(os.path.dirname(java), "jcmd")
    subprocess.run([jcmd, str(pid), *words], check=True, capture_output=True, text=True)


def samples(java, recording):
    """Yields (name of the thread, name of the library) of each sample."""
    jfr = os.path.join(os.path.dirname(java), "jfr")
    words = [jfr, "print", "--json", "--stack-depth", "100", "--events", "jdk.CPUTimeSample", recording]
    printed = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    for event in json.loads(printed)["recording"]["events"]:
        values = event["values"]
        thread, stack = values["eventThread"] or {}, values["stackTrace"] or {}
        yield thread_name(thread), library(frame["method"]["type"]["name"] for frame in stack.get("frames", ()))


def thread_name(thread):
    """Without the numbers, so that the threads of a pool are one."""
    return re.sub(r"[0-9a-f]{8,}|[0-9]+", "N", thread.get("javaName") or thread.get("osName") or "unknown")


def library(types):
    for name in types:
        for prefix, found in LIBRARIES.items():
            if name.startswith(prefix):
                return found
    return "JDK"
