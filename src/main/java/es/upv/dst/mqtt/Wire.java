// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket for Paho, which neither asks for packets to be sent at once nor reads more than a byte or a field at a time.
 * The stream is to be asked for once, as Paho does: what it has read ahead is its own.
 */
class Wire extends Socket {

    /** More than a burst of small messages; what does not fit is read with the next. */
    private static final int READ_AHEAD = 16_384;

    /** By one bit of the first thing that a broker says (CONNACK); Paho reads it and tells nobody who asks through Spring. */
    private volatile boolean sessionPresent;

    Wire() throws IOException {
        setTcpNoDelay(true);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new ReadAhead(super.getInputStream());
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
}
