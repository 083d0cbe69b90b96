// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Filters that change the path of a request before any other part of the lab reads it. */
@NullMarked
package es.upv.dst.web.path;

import org.jspecify.annotations.NullMarked;
