// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Responds with a problem when a handler method, a filter or the server refuses a request or fails. */
@NullMarked
package es.upv.dst.web.errors;

import org.jspecify.annotations.NullMarked;
