// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How the admin is known.
 *
 * @param password in plain, or hashed as {@link HashPassword} prints it; empty for one that is drawn
 */
@ConfigurationProperties("dst.admin")
record AdminProperties(@DefaultValue("") String password) {

    AdminProperties {
        // By a sentence that does not repeat it: what is almost a hash may be almost a password.
        Assert.isTrue(
                !password.startsWith("{") || AdminPassword.isHash(password),
                "dst.admin.password begins with { but is no hash as hash-password prints it, {bcrypt}$2a$10$... with a"
                        + " cost of 10 to 14; a shell takes its dollars away unless it stands in single quotes");
    }

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return "AdminProperties[]";
    }
}
