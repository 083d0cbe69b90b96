// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.failure.ServerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.web.util.UriUtils;

/**
 * A folder on an IMAP server, and the account for it. The text representation contains no password.
 *
 * @param protocol imap, which is encrypted if the server offers it, or imaps
 * @param port -1 for the default port of the protocol
 */
record MailboxAddress(String protocol, String host, int port, String user, String password, String folder) {

    private static final String EXAMPLE = "imaps://user%40example.org:password@imap.example.org/INBOX";
    private static final Set<String> PROTOCOLS = Set.of("imap", "imaps");

    /**
     * Parses a URL. In user, password and folder, other characters than letters and digits are percent-encoded.
     *
     * @param password replaces the password of the URL, unless it is blank
     * @throws IllegalArgumentException if this is no such URL; the message does not contain the password
     */
    static MailboxAddress parse(String url, String password) {
        var uri = uri(url.strip());
        var account = uri.getRawUserInfo();
        var protocol = uri.getScheme();
        if (protocol == null || !PROTOCOLS.contains(protocol) || uri.getHost() == null || account == null) {
            throw invalid();
        }
        var colon = account.indexOf(':');
        var user = decode(colon < 0 ? account : account.substring(0, colon));
        var ownPassword = colon < 0 ? "" : decode(account.substring(colon + 1));
        var path = uri.getRawPath().replaceFirst("^/", "");
        return new MailboxAddress(
                protocol,
                uri.getHost(),
                uri.getPort(),
                user,
                password.isBlank() ? ownPassword : password,
                path.isEmpty() ? "INBOX" : decode(path));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The exception is not the cause, because its message contains the password.
            throw invalid();
        }
    }

    private static String decode(String text) {
        try {
            return UriUtils.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("dst.mailbox.url must be a URL like " + EXAMPLE);
    }

    /** Returns the server and its settings, for messages. */
    ServerSettings settings() {
        var defaultPort = protocol.equals("imaps") ? 993 : 143;
        return new ServerSettings(
                host,
                port < 0 ? defaultPort : port,
                "DST_MAILBOX_URL",
                "the user of DST_MAILBOX_URL and DST_MAILBOX_PASSWORD",
                "DST_MAILBOX_SSLBUNDLE",
                "DST_MAILBOX_URL (imaps for port 993, else imap)");
    }

    /** Returns the protocol, the server and the folder, for log lines and reports. */
    @Override
    public String toString() {
        return "%s://%s%s/%s".formatted(protocol, host, port < 0 ? "" : ":" + port, folder);
    }
}
