// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import java.util.regex.Pattern;

/** Decides which values are hidden, because they are secrets or may contain one. */
final class SecretRules {

    private static final Pattern SECRET = Pattern.compile(
            "pass(word|wd|phrase)|pwd|secret|token|credential|api[._-]?key|private[._-]?key", Pattern.CASE_INSENSITIVE);

    /** The connection of a mailbox or a database, which usually contains a password. */
    private static final Pattern CONNECTION = Pattern.compile("(mailbox|datasource).*url", Pattern.CASE_INSENSITIVE);

    /** The user in an address, such as {@code tcp://user:password@host}. */
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:.*@", Pattern.CASE_INSENSITIVE);

    private SecretRules() {}

    /**
     * Returns whether a value must be hidden.
     *
     * @param property the name of the setting in a file
     * @param raw the value before placeholders are replaced, because a placeholder may name a secret
     * @param isDefault whether it is the value in the jar, which is public
     */
    static boolean hides(String property, String raw, boolean isDefault) {
        return SECRET.matcher(property).find()
                || !isDefault
                        && (CONNECTION.matcher(property).find()
                                || SECRET.matcher(raw).find()
                                || USER_IN_ADDRESS.matcher(raw).find());
    }
}
