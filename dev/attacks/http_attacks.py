# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What anybody can ask over HTTP without a password."""
import http.client
import itertools
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

PAGES = ("/", "/api/status", "/actuator/health", "/actuator/health/readiness", "/actuator/prometheus")
CONNECTIONS = 10  # of a process
TIMEOUT = 10  # seconds


def pages(target, deadline, figures):
    """All of them in a loop, on each connection."""
    with ThreadPoolExecutor(CONNECTIONS) as executor:
        for answers in executor.map(lambda first: ask(target, deadline, first), range(CONNECTIONS)):
            figures.update(answers)


def ask(target, deadline, first):
    """The number of answers by their status."""
    answers, paths = Counter(), itertools.islice(itertools.cycle(PAGES), first, None)
    connection = http.client.HTTPConnection("127.0.0.1", target.http_port, TIMEOUT, (target.address, 0))
    while time.time() < deadline:
        try:
            connection.request("GET", next(paths))
            answer = connection.getresponse()
            answer.read()
            answers[f"HTTP {answer.status}"] += 1
        except (OSError, http.client.HTTPException):
            answers["connections lost"] += 1
            connection.close()
            time.sleep(0.05)
    connection.close()
    return answers
