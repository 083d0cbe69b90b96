// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What programs have in common besides their structure: comments, strings, names and layout. */
@NullMarked
package es.upv.dst.programs.originality.signal;

import org.jspecify.annotations.NullMarked;
