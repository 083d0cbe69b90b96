# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attack is, and the process in which it runs."""
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from attacked_lab import EMBEDDED, MOSQUITTO


FAILED = "attackers that failed"  # a defect of this tool; its trace is on standard error


@dataclass(frozen=True)
class Attack:
    """``run(target, deadline, figures)`` attacks until the deadline, and counts what the attacker did and got.

    ``judge(case)`` yields the bounds that did not hold, besides those of every attack. ``open_codes`` is the number of
    codes that students have drawn before and not redeemed. ``files`` is the limit of open files of the lab. ``effect``
    is the figure that counts what the lab accepted of the attacker; with too few, nothing was tested.
    """
    description: str
    run: Callable
    effect: str
    judge: Callable = lambda case: ()
    brokers: tuple = (EMBEDDED, MOSQUITTO)
    processes: int = 1
    open_codes: int = 0
    files: int = 0
    environment: dict = field(default_factory=dict)


class Attackers:
    """The processes of an attack."""

    def __init__(self, attack, target, deadline):
        self.deadline, self.pipes, self.processes = deadline, [], []
        for number in range(attack.processes):
            receiver, sender = multiprocessing.Pipe(False)
            process = multiprocessing.Process(target=run, args=(attack, target, deadline, sender, number), daemon=True)
            process.start()
            sender.close()
            self.pipes.append(receiver)
            self.processes.append(process)

    def figures(self):
        """Waits for the end. The sums of all processes."""
        total = Counter()
        for pipe, process in zip(self.pipes, self.processes):
            try:
                total.update(pipe.recv() if pipe.poll(max(0.0, self.deadline - time.time()) + 20) else {FAILED: 1})
            except EOFError:
                total[FAILED] += 1
            process.kill()
            process.join()
        return total


def run(attack, target, deadline, sender, number):
    figures = Counter()
    try:
        attack.run(target, deadline, figures)
    except OSError as error:
        figures[f"ended by {type(error).__name__}"] += 1
    sender.send(figures)
