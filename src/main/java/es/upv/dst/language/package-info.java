// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Language: sentences for a person, which can be translated.
 *
 * <pre>
 * receives        the form of a sentence and its arguments, from the feature that has something to say
 * sends           the English sentence to programs and logs; form and arguments to the pages, which translate them
 * database tables none
 * uses            no feature
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package es.upv.dst.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
