// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.DigestUtils;

/**
 * The address of the lab's broker, and the teacher's account on that broker.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}, to which this process connects
 * @param embedded whether this process runs the broker
 * @param username the user name of the teacher's account
 * @param password the password of the teacher's account; for the embedded broker a random password of this process
 * @param sslBundle contains the trust store for the broker's certificate; if empty, the JVM's trust store is used
 */
public record LabBroker(String url, boolean embedded, String username, String password, Optional<SslBundle> sslBundle) {

    /**
     * The user name and also the password of the students' account. Both are public, because the exercise sheet of the
     * course prints them.
     */
    public static final String STUDENT_ACCOUNT = "dst";

    /** The prefix of this process's client ids. The embedded broker reserves this prefix for the teacher's account. */
    public static final String CLIENT_ID_PREFIX = "dst-lab";

    /**
     * The MQTT 5 user property with the unique id of a message to the lab. A redelivered message has the same id, also
     * after a restart, so the lab recognises the redelivery. Only the embedded broker sets this property. The broker
     * overwrites values that clients have set. The id ends with {@code @} and a hash of the sender's client id.
     */
    public static final String DELIVERY_PROPERTY = "dst-delivery";

    /**
     * The MQTT 5 user property with what is known of the sender of a message to the lab: its IP address and its client
     * id, which is URL-encoded, with a space between them; at most 64 characters. Only the embedded broker sets this
     * property. The broker overwrites values that clients have set.
     */
    public static final String SENDER_PROPERTY = "dst-sender";

    /** Of the client that receives the messages of students. */
    public static final String INBOUND = "in";

    private static final Topics DEFAULT_TOPICS = new Topics("DST");

    public LabBroker(String url, boolean embedded, String username, String password) {
        this(url, embedded, username, password, Optional.empty());
    }

    /** The client id of this process at the embedded broker for the messages of students. */
    public static String inboundClientId(Topics topics) {
        return clientId("", topics, INBOUND);
    }

    /**
     * Returns a client id of this process.
     *
     * @param secret what others cannot guess, or nothing
     * @param direction what distinguishes the clients of this process
     */
    public static String clientId(String secret, Topics topics, String direction) {
        return Stream.of(CLIENT_ID_PREFIX, secret, topics.equals(DEFAULT_TOPICS) ? "" : topics.prefix(), direction)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    /** Returns a copy with another user name and password. */
    public LabBroker withAccount(String username, String password) {
        return new LabBroker(url, embedded, username, password, sslBundle);
    }

    /**
     * Returns the beginning of the client ids of this process's clients with the students' account. Nobody else can
     * know it, because it is a hash of the random password.
     */
    public String studentIdPrefix() {
        return "student-" + DigestUtils.md5DigestAsHex(("student " + password).getBytes(StandardCharsets.UTF_8)) + "-";
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
