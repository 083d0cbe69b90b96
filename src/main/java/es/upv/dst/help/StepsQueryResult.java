// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

/** The response to a query for a student's steps. */
sealed interface HelpReply {

    /** There was no query. */
    record Nothing() implements HelpReply {}

    /** The input is not a well-formed DNI. */
    record NoDni() implements HelpReply {}

    /** No enrolled student has this DNI and this address; the reply does not say which of them is wrong. */
    record Unknown() implements HelpReply {}

    /** @param seconds until the next query is allowed */
    record TooMany(long seconds) implements HelpReply {}

    /** The database is unavailable, or its tables lag behind. */
    record Later() implements HelpReply {}

    record Found(Steps steps) implements HelpReply {}
}
