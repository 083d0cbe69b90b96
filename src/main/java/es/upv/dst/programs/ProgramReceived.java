// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

/**
 * Application event: a readable program has got a student. Published after the commit, on the thread that handed the
 * program in or assigned it. A kill can lose the event.
 *
 * @param id the program
 */
public record ProgramReceived(long id) {}
