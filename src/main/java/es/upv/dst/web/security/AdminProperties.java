// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The credentials of the admin.
 *
 * @param password a password in plain text, or a hash that {@link es.upv.dst.web.HashPassword} prints; empty for a
 *     random password
 */
@ConfigurationProperties("dst.admin")
public record AdminProperties(@DefaultValue("") String password) {

    public AdminProperties {
        // The message must not contain the value, which may be a password or a mistyped hash.
        Assert.isTrue(
                !password.startsWith("{") || AdminPassword.isHash(password),
                "dst.admin.password begins with { but is not a hash that hash-password prints, {bcrypt}$2a$10$... with"
                        + " a cost of 10 to 14; in a shell put it in single quotes, because of its dollar signs");
    }

    /** Omits the password, because logs contain this text. */
    @Override
    public String toString() {
        return "AdminProperties[]";
    }
}
