// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

/** A program to compare. The id is that of the caller. Ids of one comparison differ. */
public record ComparedProgram(String id, String source) {}
