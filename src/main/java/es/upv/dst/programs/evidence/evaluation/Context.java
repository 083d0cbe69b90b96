// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.evaluation;

import es.upv.dst.programs.evidence.values.Scope;

/** Where an expression is evaluated: with which names, and in which call. */
record Context(Scope scope, CallPath path) {}
