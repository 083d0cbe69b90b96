// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import java.util.BitSet;

/** The codes that a client has received and not submitted yet. Takes at most 1.3 KB. */
final class ReceivedCodes {

    /** By the first four digits, which determine the fifth one. */
    private final BitSet codes = new BitSet();

    void add(int code) {
        codes.set(code / 10);
    }

    /** Removes a code, and returns whether the client had received it. */
    boolean remove(int code) {
        var received = codes.get(code / 10);
        codes.clear(code / 10);
        return received;
    }
}
