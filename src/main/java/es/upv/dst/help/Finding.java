// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

/**
 * Something that is wrong with a message.
 *
 * @param key of the sentence that says so
 * @param at the index in the message; its length if something is missing there
 */
record Finding(String key, int at) {}
