# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that takes every mail and writes down which it was."""
import email
import email.header
import socketserver
import threading
from collections import Counter


class Postbox(socketserver.ThreadingTCPServer):
    """``letters`` counts (Message-ID, subject): a letter that came again is told from a second one about the same.

    ``size`` is that of all that came.
    """

    daemon_threads, allow_reuse_address = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters, self.size, self.turn, self.port = Counter(), 0, threading.Lock(), self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def variables(self):
        """What tells a lab to use it. English, so that a subject is short enough for one line."""
        return {"SPRING_MAIL_HOST": "127.0.0.1", "SPRING_MAIL_PORT": str(self.port), "DST_MAIL_LOCALE": "en"}

    def take(self, text):
        letter = email.message_from_bytes(text)
        subject = str(email.header.make_header(email.header.decode_header(letter["Subject"])))
        with self.turn:
            self.letters[letter["Message-ID"], subject] += 1
            self.size += len(text)

    def seen(self):
        with self.turn:
            return Counter(self.letters)

    def close(self):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        """Whoever is killed hangs up in the middle."""


class Conversation(socketserver.StreamRequestHandler):

    def handle(self):
        self.wfile.write(b"220 postbox\r\n")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                if not (text := self._letter()):
                    return
                self.server.take(text)
            self.wfile.write(b"250 yes\r\n")
            if command == b"QUIT":
                return

    def _letter(self):
        """Nothing if whoever sends it is gone before its end, and so will send it again."""
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line)
        return b""
