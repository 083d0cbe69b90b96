// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections the limit of open files of this process allows. */
final class OpenFileLimit {

    /** For files of the database, the log, the broker's store, the web server, mail and PostgreSQL. */
    private static final long RESERVE = 256;

    private static final int MIN_CONNECTIONS = 64;

    /** The part of the connections that may not have sent a CONNECT packet yet. */
    private static final int HALF_OPEN_DIVISOR = 8;

    private OpenFileLimit() {}

    /** Returns at most {@code maximum} connections that have sent a CONNECT packet. */
    static int connections(int maximum) {
        return connections(maximum, openFiles());
    }

    static int connections(int maximum, long openFiles) {
        long available = openFiles - RESERVE;
        return Math.clamp(available - available / HALF_OPEN_DIVISOR, MIN_CONNECTIONS, maximum);
    }

    /** Returns at most {@code maximum} connections that have not sent a CONNECT packet. */
    static int halfOpenConnections(int maximum) {
        return Math.clamp((openFiles() - RESERVE) / HALF_OPEN_DIVISOR, MIN_CONNECTIONS / HALF_OPEN_DIVISOR, maximum);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
