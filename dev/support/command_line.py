# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command lines of the tools have in common: options, the work folder, and the end by SIGTERM."""
import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

from support.programs import find_java

BIN = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "bin"))


def argument_parser(tool, description):
    """``tool`` is the path of the script in the project, as a developer types it."""
    return argparse.ArgumentParser(prog=tool, description=description,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)


def add_lab_options(parser):
    parser.add_argument("--jar", help="path of a jar of the lab, which is run without a start-up cache; by default, "
                        "bin/dst-lab runs target/dst-lab.jar with one")
    parser.add_argument("--java", default=find_java(),
                        help="Java executable (default: one of version 25 or later on this machine)")
    parser.add_argument("--setting", action="append", default=[], metavar="LINE",
                        help="a line of mosquitto.conf, used instead of the shipped lines with the same option name, "
                        "such as 'autosave_interval 1'")


def add_jvm_options(parser):
    parser.add_argument("--java-opts", default="", help="options of the JVM, which override those of bin/dst-lab")


def add_measurement_options(parser):
    add_jvm_options(parser)
    parser.add_argument("--warmup", type=int, default=30_000, metavar="N",
                        help="messages before each measurement (default 30000)")


def lab_command(options):
    """The command that starts the lab; its process becomes that of the JVM. Prepares the start-up cache."""
    java_options = getattr(options, "java_opts", "")
    if options.jar:
        return [options.java, f"@{BIN}/jvm.options", "-Xmx256m", *shlex.split(java_options),
                "-jar", os.path.abspath(options.jar)]
    home = os.path.dirname(os.path.dirname(os.path.realpath(options.java)))
    start = ["env", f"JAVA_HOME={home}", *([f"JDK_JAVA_OPTIONS={java_options}"] if java_options else [])]
    subprocess.run([*start, f"{BIN}/dst-lab", "prepare"], check=True)
    return [*start, f"{BIN}/dst-lab"]


def exit_on_sigterm():
    """SIGTERM raises an exception, so that the started processes are stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))


class WorkFolder:
    """A temporary folder. It is deleted at the end, but kept after an exception or if ``keep`` is set."""

    def __init__(self, prefix):
        self.path, self.keep = tempfile.mkdtemp(prefix=prefix), False

    def __enter__(self):
        return self

    def __exit__(self, error, *_):
        if error or self.keep:
            print(f"kept: {self.path}", file=sys.stderr, flush=True)
        else:
            shutil.rmtree(self.path)
