// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The access rules, the authentication of the admin, and the security headers of each response. */
@NullMarked
package es.upv.dst.web.security;

import org.jspecify.annotations.NullMarked;
