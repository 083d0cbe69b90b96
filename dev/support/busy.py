# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that use the processor and do nothing else, at the priority of the process that starts them."""
import os
import subprocess
import sys
from contextlib import contextmanager

LOOP = "import os, sys\nwhile os.getppid() == int(sys.argv[1]):\n    for _ in range(10**7):\n        pass"


@contextmanager
def busy(number):
    processes = [subprocess.Popen([sys.executable, "-c", LOOP, str(os.getpid())]) for _ in range(number)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
