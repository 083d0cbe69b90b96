// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * E-mail addresses: the one rule for the roster, submissions and mails.
 *
 * <pre>
 * receives        texts of rosters, submissions, settings and mails
 * sends           EmailAddress    an address to which mail can be sent; its key for comparisons
 *                 NamedAddress    an address and the name before it
 * database tables none
 * uses            no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
