# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the dashboard, and how each of them is opened. A page that the lab does not have yet is left out."""
import os
import urllib.parse
from dataclasses import dataclass
from typing import Callable

LIST = "#list tbody a[href*='{}']"


@dataclass(frozen=True)
class Page:
    """``open`` opens it in a browser, for a lab, and returns whether there is such a page."""
    name: str
    open: Callable
    shown: str = "h1"  # the page is complete when this element is there


def at(path):
    def open_page(browser, _lab):
        browser.open(path)
        return True
    return open_page


def linked(path, selector):
    """The first page to which the page at ``path`` has such a link."""
    def open_page(browser, _lab):
        browser.open(path)
        target = browser.link(selector)
        if target:
            browser.open(target)
        return bool(target)
    return open_page


def student(number):
    def open_page(browser, lab):
        if len(lab.enrolled) <= number:
            return False
        search = urllib.parse.quote(lab.enrolled[number].email)
        return linked(f"/dashboard/students?q={search}", "#list tbody a")(browser, lab)
    return open_page


def pressed(path, selector, shown):
    def open_page(browser, _lab):
        browser.open(path)
        browser.click(selector, shown)
        return True
    return open_page


def roster_preview(name, edit):
    """The preview of the class list after ``edit`` has changed its lines."""
    def open_page(browser, lab):
        file = os.path.join(lab.folder, name)
        with open(file, "w", encoding="utf-8") as out:
            lines = [f"{each.dni},{each.name},{each.email}\n" for each in lab.enrolled]
            out.writelines(["dni,name,email\n", *edit(lines)])
        browser.open("/dashboard/roster")
        browser.type("#file", file)
        browser.run("document.querySelector('[name=mode][value=REPLACE]').click()")
        browser.click("form.import button", "form[action$='/discard']")
        return True
    return open_page


def changed(lines):
    moved = [line.replace("@teleco", "@alumno.teleco") for line in lines[:1]]
    return [*moved, *lines[1:28], "12345678,Núria Ferrer Soler,nuria.ferrer@teleco.example\n",
            "X1234567,Amélie Dubois,amelie.dubois@teleco.example\n", *lines[29:]]


def wrong(lines):
    return [*lines[:3], "1234567,Núria Ferrer Soler,nuria.ferrer@teleco.example\n",
            "X1234567,Amélie Dubois,amelie.dubois\n", *lines[3:]]


PAGES = (
    Page("login", at("/dashboard/login")),
    Page("live", at("/dashboard/live"), "#chart canvas"),
    Page("projector", at("/dashboard/projector"), "#chart canvas"),
    Page("students", at("/dashboard/students")),
    Page("student", student(21)),
    Page("student-certified", student(3)),
    Page("student-unseen", student(28)),
    Page("submissions", at("/dashboard/submissions")),
    Page("requests", at("/dashboard/requests")),
    Page("mails", at("/dashboard/mail")),
    Page("mails-failed", at("/dashboard/mail?state=FAILED")),
    Page("mail", linked("/dashboard/mail?state=FAILED", LIST.format("/mail/"))),
    Page("programs", at("/dashboard/programs")),
    Page("program", linked("/dashboard/programs", LIST.format("/programs/"))),
    Page("pairs", at("/dashboard/programs/similarities")),
    Page("pair", linked("/dashboard/programs/similarities", LIST.format("/similarities/"))),
    Page("clusters", at("/dashboard/programs/clusters")),
    Page("cases", at("/dashboard/programs/cases")),
    Page("case", linked("/dashboard/programs/cases", LIST.format("/cases/"))),
    Page("grades", at("/dashboard/grades")),
    Page("grade", linked("/dashboard/grades", LIST.format("/grades/students/"))),
    Page("claims", at("/dashboard/grades/claims")),
    Page("unmatched", at("/dashboard/grades/unmatched")),
    Page("assignment", linked("/dashboard/grades/unmatched", LIST.format("/unmatched/"))),
    Page("roster", at("/dashboard/roster")),
    Page("roster-preview", roster_preview("clase.csv", changed)),
    Page("roster-errors", roster_preview("errores.csv", wrong)),
    Page("doctor", at("/dashboard/doctor")),
    Page("doctor-result", pressed("/dashboard/doctor", "main form button", ".findings")),
    Page("rehearsal", at("/dashboard/rehearsal")),
    Page("course", at("/dashboard/course")),
    Page("settings", at("/dashboard/settings")),
    Page("not-found", at("/dashboard/students/none")),
)
