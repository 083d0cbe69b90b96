// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/**
 * A message that may be delivered more than once.
 *
 * @param to to which instance the broker delivers it, whoever hears it in its place
 * @param number tells it apart from every other that is delivered there, and is the same at each delivery
 * @param mayRepeat whether this can be another delivery than the first
 */
public record Delivery(Instance to, String number, boolean mayRepeat) {

    /** Tells it apart from every other of any instance. */
    public String name() {
        return to.own(number);
    }
}
