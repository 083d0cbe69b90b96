// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import es.upv.dst.ratelimit.OpenFiles;

/** How many connections the limit of open files of this process allows. */
final class OpenFileLimit {

    /** For files of the database, the log, the broker's store, the web server, mail and PostgreSQL. */
    private static final long RESERVE = 256;

    private static final int MIN_CONNECTIONS = 64;

    /** The part of the connections that may not have sent a CONNECT packet yet. */
    private static final int HALF_OPEN_DIVISOR = 8;

    /** The part of the half-open connections that may be added while as many are being closed. */
    static final int CLOSING_DIVISOR = 2;

    private OpenFileLimit() {}

    /** Returns at most {@code maximum} connections that have sent a CONNECT packet. */
    static int connections(int maximum) {
        return connections(maximum, OpenFiles.limit());
    }

    static int connections(int maximum, long openFiles) {
        long available = openFiles - RESERVE;
        long halfOpen = available / HALF_OPEN_DIVISOR;
        return Math.clamp(available - halfOpen - halfOpen / CLOSING_DIVISOR, MIN_CONNECTIONS, maximum);
    }

    /** Returns at most {@code maximum} connections that have not sent a CONNECT packet. */
    static int halfOpenConnections(int maximum) {
        return halfOpenConnections(maximum, OpenFiles.limit());
    }

    static int halfOpenConnections(int maximum, long openFiles) {
        return Math.clamp((openFiles - RESERVE) / HALF_OPEN_DIVISOR, MIN_CONNECTIONS / HALF_OPEN_DIVISOR, maximum);
    }
}
