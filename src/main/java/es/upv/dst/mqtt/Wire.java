// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/**
 * A socket for Paho, which neither asks for packets to be sent at once nor reads more than a byte or a field at a time,
 * and writes each packet alone. The streams are to be asked for once, as Paho does: what they hold is their own.
 */
class Wire extends Socket {

    /** More than a burst of small messages; what does not fit is read with the next. */
    private static final int READ_AHEAD = 16_384;

    private static final int SENT_AT_ONCE = 16_384;

    /** By one bit of the first thing that a broker says (CONNACK); Paho reads it and tells nobody who asks through Spring. */
    private volatile boolean sessionPresent;

    private volatile Optional<Outgoing> outgoing = Optional.empty();

    Wire() throws IOException {
        setTcpNoDelay(true);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new ReadAhead(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        var stream = new Outgoing(super.getOutputStream());
        outgoing = Optional.of(stream);
        return stream;
    }

    /** Lets packets wait for each other, to go out in one write; until {@link #release}, or there are many. */
    void hold() {
        outgoing.ifPresent(Outgoing::hold);
    }

    /** Sends what waits, and from now on each packet at once. */
    void release() {
        outgoing.ifPresent(Outgoing::release);
    }

    /** However the connection stands. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException alreadyBroken) {
            // Which is as good as closed.
        }
    }

    /** Whether the broker has gone on with the session that the client had left behind; false until it has answered. */
    boolean isSessionPresent() {
        return sessionPresent;
    }

    private final class ReadAhead extends BufferedInputStream {

        private boolean answered;

        ReadAhead(InputStream in) {
            super(in, READ_AHEAD);
        }

        /** Paho reads what follows a packet's length in one piece, and that of the answer to CONNECT begins with its flags. */
        @Override
        public synchronized int read(byte[] bytes, int from, int length) throws IOException {
            var read = super.read(bytes, from, length);
            if (!answered && read > 0) {
                answered = true;
                sessionPresent = (bytes[from] & 1) == 1;
            }
            return read;
        }

        /** Without asking the operating system, as Paho would for each message, only to note that something comes. */
        @Override
        public synchronized int available() {
            return count - pos;
        }
    }

    private final class Outgoing extends BufferedOutputStream {

        private boolean held;

        Outgoing(OutputStream out) {
            super(out, SENT_AT_ONCE);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (!held) {
                super.flush();
            }
        }

        synchronized void hold() {
            held = true;
        }

        /** A connection that is lost is noticed by whoever reads from it. */
        synchronized void release() {
            held = false;
            try {
                super.flush();
            } catch (IOException lost) {
                closeQuietly();
            }
        }
    }
}
