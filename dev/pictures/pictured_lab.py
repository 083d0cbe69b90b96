# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab whose pages are pictured, with what a course leaves in it."""
import json
import os
import re
import urllib.error

from lesson import Lesson, mail_refusals, waiting_mails
from students import roster_csv, students
from support.http_client import open_url
from support.lab_process import PASSWORD, LabProcess
from support.smtp_sink import SmtpSink
from support.waiting import wait_until

CORPUS = os.path.join(os.path.dirname(__file__), "../../src/test/resources/es/upv/dst/programs/originality/corpus")
COURSE = {"name": "Diseño de Servicios Telemáticos", "term": "2026-27"}
# By student: independent programs, a group of three, a pair, and programs that are not complete or not comparable.
PROGRAMS = {0: "development/independent/01.py", 1: "development/independent/02.py", 2: "development/independent/03.py",
            3: "development/copies/names/01.py", 4: "development/copies/order/01.py",
            5: "development/independent/05.py", 6: "development/independent/06.py",
            7: "development/copies/loops/02.py", 8: "not-comparable/too-short.py", 9: "not-comparable/python2.py",
            10: "development/independent/08.py", 11: "development/independent/09.py",
            13: "development/independent/10.py", 14: "development/independent/12.py"}
MORE = ["development/independent/04.py", "development/copies/functions/04.py", "heldout/independent/14.py",
        "heldout/copies/names/14.py", "heldout/copies/strings/14.py", "heldout/independent/20.py"]


class PicturedLab(LabProcess):
    """Has no student at first."""

    def __init__(self, folder, command, number):
        self.enrolled = students(number)
        self.mail_server = SmtpSink(refusals=mail_refusals(self.enrolled))
        super().__init__(folder, command, DST_ROSTER="", **{**self.mail_server.environment(), "DST_MAIL_LOCALE": "es"})

    def send(self, method, path, body=None, content_type="application/json"):
        with open_url(f"http://127.0.0.1:{self.http_port}{path}", PASSWORD, body, seconds=300, method=method,
                      content_type=content_type) as response:
            text = response.read()
            return json.loads(text) if text else None

    def post(self, path, body=None):
        return self.send("POST", path, body)

    def wait_for_requests(self, number):
        wait_until(lambda: self.get("/api/requests")["total"] >= number, 60, "requests did not arrive", self.process)

    def fill(self, seconds):
        """Plays a course. The lesson takes about so many seconds."""
        self.send("PUT", "/api/course", COURSE)
        if not self.enrolled:
            return self
        self.post("/api/rehearsal", {"students": 30, "seconds": 2})
        self.send("PUT", "/api/roster", roster_csv(self.enrolled), "text/csv")
        Lesson(self, self.enrolled, seconds).play()
        self._hand_in_programs()
        self._open_cases()
        self.send("PUT", f"/api/grades/{self.enrolled[20].dni}",
                  {"grade": 0.3, "reason": "Hizo la práctica en clase con otro ordenador"})
        wait_until(lambda: self.get("/api/mail?state=pending")["total"] <= waiting_mails(self.enrolled), 300,
                   "mails were not sent", self.process)
        return self

    def _hand_in_programs(self):
        for at, file in PROGRAMS.items():
            self._hand_in(at, "practica.py", self._program_of(at, file))
        self._hand_in(12, "practica.zip", b"PK\x03\x04 cut off")
        for at in range(30, min(len(self.enrolled), 150)):
            self._hand_in(at, "practica.py", self._program_of(at, MORE[at % len(MORE)]) + f"\n# {at}\n".encode())
        wait_until(lambda: not self.get("/api/programs/comparison")["waiting"], 300, "programs were not compared",
                   self.process)
        self.post("/api/programs/comparison")

    def _program_of(self, at, file):
        """A program of the corpus, with number, name and address of this student instead of its author's."""
        with open(os.path.join(CORPUS, file), encoding="utf-8") as program:
            source = re.sub(r"(?<=[\"'])\d{8}(?=[\"'])", self.enrolled[at].dni, program.read())
        source = re.sub(r"(?i)((?:nombre|name)\w*\s*=\s*[\"'])\w+ [\w ]+", rf"\1{self.enrolled[at].name}", source)
        return re.sub(r"[\w.]+@[\w.]+", self.enrolled[at].email, source).encode()

    def _hand_in(self, at, name, content):
        parts = [f'name="dni"\r\n\r\n{self.enrolled[at].dni}'.encode(),
                 f'name="file"; filename="{name}"\r\n\r\n'.encode() + content]
        body = b"".join(b"--part\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts)
        try:
            self.send("POST", "/api/programs", body + b"--part--\r\n", "multipart/form-data; boundary=part")
        except urllib.error.HTTPError as error:
            if error.code != 422:  # an unreadable program
                raise

    def program(self, at):
        return str(self.get(f"/api/programs?dni={self.enrolled[at].dni}")["items"][0]["id"])

    def _open_cases(self):
        case = self.post("/api/programs/cases", {"first": self.program(0), "second": self.program(3),
                                                 "note": "El orden de las funciones y los comentarios coinciden."})
        path = f"/api/programs/cases/{case['id']}"
        self.post(f"{path}/letters", {
            "dni": self.enrolled[3].dni, "subject": "Tu programa de la práctica MQTT",
            "text": "Hola, Hugo:\n\nTu programa se parece mucho a otro. ¿Puedes pasar por mi despacho el jueves?"})
        self.post(f"{path}/replies", {"dni": self.enrolled[3].dni, "text": "Sí, iré el jueves a las 10."})
        case = self.post("/api/programs/cases", {"first": self.program(1), "second": self.program(7)})
        self.send("PUT", f"/api/programs/cases/{case['id']}/state",
                  {"state": "dismissed", "note": "Los dos siguen el ejemplo del enunciado."})
        self.send("PUT", f"/api/programs/{self.program(9)}/decision",
                  {"decision": "rejected", "reason": "No publica la solución."})
        self.post("/api/programs/decisions")

    def stop(self):
        super().stop()
        self.mail_server.close()
