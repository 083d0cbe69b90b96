// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** An instance that is said to be one of several keeps to itself what they have to share. */
public final class NotShared extends RuntimeException {

    private final String variable;

    /**
     * @param what it keeps to itself
     * @param variable where the shared one is named
     */
    public NotShared(String what, String variable) {
        super("DST_INSTANCE_NAME says that this is one of several instances, but it runs on " + what + " of its own.");
        this.variable = variable;
    }

    String action() {
        return "Name the one that all of them use in %s, or leave DST_INSTANCE_NAME empty.".formatted(variable);
    }
}
