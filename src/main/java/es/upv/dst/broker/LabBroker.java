// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Optional;
import org.springframework.boot.ssl.SslBundle;

/**
 * The address of the lab's broker, and the teacher's account there.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}, the address for this process
 * @param embedded whether this process runs the broker
 * @param username the teacher's account
 * @param password the teacher's password; on the embedded broker a random one that only this process uses
 * @param sslBundle the trust store for the broker's certificate; the JVM's trust store if empty
 */
public record LabBroker(String url, boolean embedded, String username, String password, Optional<SslBundle> sslBundle) {

    /** The account of all students, and its password. Both are public: the students' sheet prints them. */
    public static final String STUDENT_ACCOUNT = "dst";

    /** The prefix of this process's client ids. The embedded broker reserves it for the teacher's account. */
    public static final String CLIENT_ID_PREFIX = "dst-lab";

    /**
     * The MQTT 5 user property that identifies a message to the teacher, so that a redelivery is recognised, also after
     * a restart. Its value is unique and does not change. Only the embedded broker sets it. It overwrites values that
     * clients set.
     */
    public static final String DELIVERY_PROPERTY = "dst-delivery";

    public LabBroker(String url, boolean embedded, String username, String password) {
        this(url, embedded, username, password, Optional.empty());
    }

    /** Returns the same broker with another account. */
    public LabBroker withAccount(String username, String password) {
        return new LabBroker(url, embedded, username, password, sslBundle);
    }

    public boolean isSecured() {
        return url.startsWith("ssl:");
    }

    /** Omits the password, because logs contain this text. */
    @Override
    public String toString() {
        return (embedded ? "embedded broker at " : "broker at ") + url;
    }
}
