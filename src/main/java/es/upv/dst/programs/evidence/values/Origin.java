// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

/** Where a part of a text comes from that is not in the program. */
public enum Origin {
    /** The payload of a message. */
    MESSAGE,
    /** The keyboard, or the command line. */
    INPUT
}
