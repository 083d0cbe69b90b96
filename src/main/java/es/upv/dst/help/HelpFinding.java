// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

/**
 * An error in a message.
 *
 * @param key the resource key of the text
 * @param index the index of the error in the message, from 0; the length of the message if something is missing at
 *     its end
 */
record HelpFinding(String key, int index) {}
