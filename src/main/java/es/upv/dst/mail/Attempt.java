// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import java.util.Optional;

/**
 * A try, and what became of it.
 *
 * @param line the connection that it went over, if that is still good. It is used again only once the outcome is written
 *     down, so a kill can repeat at most the last mail of each connection.
 */
record Attempt(Mail mail, Outcome outcome, Optional<Line> line) {

    static Attempt without(Mail mail, Outcome outcome) {
        return new Attempt(mail, outcome, Optional.empty());
    }
}
