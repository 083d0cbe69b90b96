// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

/** Tells which five digits are a code, whether or not the lab has issued it. Other digits are no guess. */
@FunctionalInterface
public interface CodeFormat {

    boolean isCode(String digits);
}
