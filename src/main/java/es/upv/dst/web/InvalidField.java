// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

/**
 * A parameter or field that is invalid, in the property {@code invalid} of a problem.
 *
 * @param reason what would be valid, such as "must be greater than or equal to 0"
 */
public record InvalidField(String name, String reason) {}
