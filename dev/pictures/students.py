# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The students of the pictures: those of the demo, and more with combinations of their names."""
import csv
import os
import unicodedata
from dataclasses import dataclass

ROSTER = os.path.join(os.path.dirname(__file__), "../../src/main/resources/demo-roster.csv")


@dataclass(frozen=True)
class Student:
    dni: str
    name: str
    email: str


def students(number):
    with open(ROSTER, encoding="utf-8") as roster:
        demo = [Student(row["dni"], row["name"], row["email"]) for row in csv.DictReader(roster)]
    names = [student.name.split() for student in demo]
    return (demo + [_combined(names, at) for at in range(len(demo), number)])[:number]


def _combined(names, at):
    first, turn = at % len(names), at // len(names)
    given = names[first][0]
    surname, second = names[(first + turn) % len(names)][1], names[(first + 7 * turn + 11) % len(names)][2]
    letters = unicodedata.normalize("NFD", f"{given}.{surname}").encode("ascii", "ignore").decode().lower()
    return Student(f"{at + 1:08d}", f"{given} {surname} {second}", f"{letters}.{at + 1}@teleco.example")


def roster_csv(enrolled):
    lines = [f"{student.dni},{student.name},{student.email}" for student in enrolled]
    return "\n".join(["dni,name,email", *lines, ""]).encode()
