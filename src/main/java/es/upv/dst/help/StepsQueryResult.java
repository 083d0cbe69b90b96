// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

/** The response to a query for a student's steps. */
sealed interface StepsQueryResult {

    /** There was no query. */
    record NoQuery() implements StepsQueryResult {}

    /** The input is not a well-formed DNI. */
    record MalformedDni() implements StepsQueryResult {}

    /** No enrolled student has this DNI and this address. The reply does not say which of the two is wrong. */
    record Unknown() implements StepsQueryResult {}

    /** @param seconds until the next query is allowed */
    record RateLimited(long seconds) implements StepsQueryResult {}

    /** The database is unavailable, or its tables are behind the write-ahead log. */
    record Unavailable() implements StepsQueryResult {}

    record Found(Timeline timeline) implements StepsQueryResult {}
}
