// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;

/** Why a program cannot be read as Python 3, and the first line where. Python 2 is named in the reason. */
public record SyntaxProblem(int line, Sentence reason) {}
