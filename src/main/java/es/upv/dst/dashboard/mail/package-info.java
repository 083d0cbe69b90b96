// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages with the mails to students. */
@NullMarked
package es.upv.dst.dashboard.mail;

import org.jspecify.annotations.NullMarked;
