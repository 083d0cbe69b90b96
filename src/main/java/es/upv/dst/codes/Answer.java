// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/** A request, and what became of it. */
record Answer(CodeRequest request, Issuance issuance) {}
