// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.failure;

/**
 * A mail server, and the settings that decide how it is used. Sentences about failures name them.
 *
 * @param host the name of the server
 * @param address the settings of host and port
 * @param account the settings of user name and password
 * @param trust the settings that make the lab trust a certificate
 * @param encryption the settings that decide between TLS, STARTTLS and neither
 */
public record ServerSettings(String host, int port, String address, String account, String trust, String encryption) {

    /** Returns the server with its port, as {@code host:port}. */
    public String server() {
        return host + ":" + port;
    }
}
