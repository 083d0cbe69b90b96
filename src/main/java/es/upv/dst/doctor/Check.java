// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

/** One thing that has to be right before a class; a bean of the feature that knows how to see it. */
public interface Check {

    /** One word, by which the findings are ordered. */
    String name();

    /**
     * Tries it for real and leaves no trace. Takes a few seconds at most, since its thread is not interrupted: it may be
     * inside the database.
     *
     * @throws Exception if it cannot be told, which is a failure too
     */
    Finding examine() throws Exception;
}
