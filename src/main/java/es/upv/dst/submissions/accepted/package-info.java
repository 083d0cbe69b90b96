// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The accepted submissions, for grades and for the evidence about programs. */
@NullMarked
@NamedInterface("accepted")
package es.upv.dst.submissions.accepted;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
