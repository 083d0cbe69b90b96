// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

/** A kind of what programs may have in common. */
public enum Feature {
    /** Short sequences of tokens. */
    STRUCTURE,
    COMMENT,
    STRING,
    NAME
}
