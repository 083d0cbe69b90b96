# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command lines of the tools have in common: options, the work folder, and the end by SIGTERM."""
import argparse
import os
import shlex
import shutil
import signal
import sys
import tempfile

from support.programs import find_java


def argument_parser(tool, description):
    """``tool`` is the path of the script in the project, as a developer types it."""
    return argparse.ArgumentParser(prog=tool, description=description,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)


def add_lab_options(parser):
    parser.add_argument("--jar", default="target/dst-lab.jar",
                        help="path of the lab's jar (default target/dst-lab.jar)")
    parser.add_argument("--java", default=find_java(),
                        help="Java executable that runs the jar (default: one of version 25 or later on this machine)")
    parser.add_argument("--setting", action="append", default=[], metavar="LINE",
                        help="a line of mosquitto.conf, used instead of the shipped lines with the same option name, "
                        "such as 'autosave_interval 1'")


def add_measurement_options(parser):
    parser.add_argument("--java-opts", default="", help="options of the JVM")
    parser.add_argument("--warmup", type=int, default=30_000, metavar="N",
                        help="messages before each measurement (default 30000)")


def lab_command(options):
    return [options.java, *shlex.split(getattr(options, "java_opts", "")), "-jar", os.path.abspath(options.jar)]


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
