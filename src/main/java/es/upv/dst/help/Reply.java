// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

/** What is said to whoever asks for a student's steps. */
sealed interface Reply {

    /** Nobody has asked. */
    record Nothing() implements Reply {}

    /** What was typed is the number of nobody. */
    record NoDni() implements Reply {}

    /** Nobody enrolled has this number and this address; which of them is wrong is not said. */
    record Unknown() implements Reply {}

    /** @param seconds until there may be another try */
    record TooMany(long seconds) implements Reply {}

    /** The tables are away or behind. */
    record Later() implements Reply {}

    record Found(Steps steps) implements Reply {}
}
