// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** What became of a try. */
sealed interface Outcome {

    /** The mail server has taken it over. */
    record Sent() implements Outcome {}

    /** Trying again would not help. */
    record Refused(String why) implements Outcome {}

    /** It may work later. */
    record Postponed(String why) implements Outcome {}
}
