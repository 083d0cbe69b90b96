// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Optional;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where the lab's broker is and who the teacher is there.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}, as this process reaches it
 * @param embedded whether this process runs it
 * @param username the teacher's account
 * @param password the teacher's secret; on the embedded broker this process's own, which nobody can guess
 * @param trusted by whom its certificate is to be signed; whoever the JVM trusts if empty
 */
public record LabBroker(String url, boolean embedded, String username, String password, Optional<SslBundle> trusted) {

    /** The account of all students, and its password: the sheet prints both. */
    public static final String STUDENTS = "dst";

    /** What the client ids of this process begin with; the embedded broker keeps them for the teacher. */
    public static final String CLIENT_ID = "dst-lab";

    /**
     * The MQTT 5 user property by which a message to the teacher is known again when it is delivered again, whatever
     * was restarted in between: its value is the message's own for ever. Only the embedded broker sets it, and lets no
     * client set it.
     */
    public static final String DELIVERY = "dst-delivery";

    public LabBroker(String url, boolean embedded, String username, String password) {
        this(url, embedded, username, password, Optional.empty());
    }

    /** The same broker, to somebody else. */
    public LabBroker as(String username, String password) {
        return new LabBroker(url, embedded, username, password, trusted);
    }

    public boolean isSecured() {
        return url.startsWith("ssl:");
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return (embedded ? "embedded broker at " : "broker at ") + url;
    }
}
