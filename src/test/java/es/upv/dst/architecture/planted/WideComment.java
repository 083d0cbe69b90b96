// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture.planted;

/** This comment violates the rule of 120 columns, since the formatter does not break {@code a-word-of-one-line-without-spaces}. */
public final class WideComment {

    private WideComment() {}
}
