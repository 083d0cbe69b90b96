# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SMTP server that accepts every mail and records its Message-ID and subject. As a program: smtp_sink.py PORT"""
import email.header
import email.parser
import socketserver
import sys
import threading
from collections import Counter


class SmtpSink(socketserver.ThreadingTCPServer):
    """``mails`` counts (Message-ID, subject): it distinguishes a mail that was sent again from a second mail.

    ``size`` is the sum of the bytes of all mails. ``recipients`` counts the mails to each address, in lower case.
    ``refusals`` has the reply to each address that is not accepted.
    """

    daemon_threads, allow_reuse_address, request_queue_size = True, True, 100

    def __init__(self, port=0, refusals=None):
        super().__init__(("127.0.0.1", port), SmtpConnection)
        self.refusals = refusals or {}
        self.mails, self.recipients, self.size = Counter(), Counter(), 0
        self.lock, self.port = threading.Lock(), self.server_address[1]
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    def environment(self):
        """Variables of a lab that sends its mails here. In English, a subject is short enough for one line."""
        return {"SPRING_MAIL_HOST": "127.0.0.1", "SPRING_MAIL_PORT": str(self.port), "DST_MAIL_LOCALE": "en"}

    def record(self, data, recipients=()):
        headers = email.parser.BytesHeaderParser().parsebytes(data)
        subject = str(email.header.make_header(email.header.decode_header(headers["Subject"])))
        with self.lock:
            self.mails[headers["Message-ID"], subject] += 1
            self.recipients.update(recipients)
            self.size += len(data)

    def received(self):
        with self.lock:
            return Counter(self.mails)

    def count(self):
        with self.lock:
            return sum(self.mails.values())

    def close(self):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        """Prints nothing: a lab that is killed closes its connections at any time."""


class SmtpConnection(socketserver.StreamRequestHandler):

    def handle(self):
        recipients = []
        self.wfile.write(b"220 smtp-sink\r\n")
        while line := self.rfile.readline():
            command = line[:4].upper()
            if command == b"DATA":
                self.wfile.write(b"354 send the mail\r\n")
                if not (data := self._read_mail()):
                    return
                self.server.record(data, recipients)
                recipients = []
            elif command == b"RCPT":
                recipients.append(address_of(line).lower())
            self.wfile.write(self._reply(command, line))
            if command == b"QUIT":
                return

    def _reply(self, command, line):
        reply = self.server.refusals.get(address_of(line)) if command == b"RCPT" else None
        return f"{reply or '250 OK'}\r\n".encode()

    def _read_mail(self):
        """Empty if the connection ends first: the sender has to send the mail again."""
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line)
        return b""


def address_of(line):
    return line.partition(b"<")[2].partition(b">")[0].decode(errors="replace")


if __name__ == "__main__":
    SmtpSink(int(sys.argv[1])).thread.join()
