// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Text: the same treatment of characters for every text that comes from outside.
 *
 * <pre>
 * receives        texts of messages, files, requests and pages
 * sends           WhiteSpace.strip()         the text without surrounding white space
 *                 SearchText.of()            the text for comparison, and the same in SQL
 *                 VisibleText.of()           the text with names for the characters that cannot be seen
 * database tables none
 * uses            no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
