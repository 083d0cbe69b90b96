// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

/** A named instance uses an embedded database or broker, but the instances of a lab have to share both. */
public final class NotSharedException extends RuntimeException {

    private final String variable;

    /**
     * @param what the resource that is not shared, with its article
     * @param variable the environment variable that has to name the shared resource
     */
    public NotSharedException(String what, String variable) {
        super("DST_INSTANCE_NAME says that this is one of several instances, but it runs on " + what + " of its own.");
        this.variable = variable;
    }

    public String action() {
        return "Name the one that all of them use in %s, or leave DST_INSTANCE_NAME empty.".formatted(variable);
    }
}
