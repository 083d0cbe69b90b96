// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;

/**
 * Converts names of MQTT to names without the characters that have a meaning for Artemis, and back; also returns the
 * addresses of the lab's topics. In topics, control characters stand for these characters, because {@link
 * MqttNameValidator} refuses topics with control characters. So different names stay different.
 */
public final class ArtemisNames {

    private static final String SHARE = "$share/";

    /** Does not occur in the client id of {@link #ofClientId}, so a group has no queue of a client. */
    private static final String GROUP_PREFIX = "group=";

    /** The beginning of the client ids of clients without a user. */
    private static final String ANONYMOUS_PREFIX = "anonymous=";

    private static final String TEACHER_PREFIX = "teacher=";

    private static final char BACKSLASH = '\u0001';
    private static final char COLON = '\u0002';
    private static final char DOT = '\u0003';
    private static final char ASTERISK = '\u0004';

    private ArtemisNames() {}

    /**
     * Converts a topic or a filter: the escape character, dots, asterisks, and the second of two colons, which separate
     * an address from a queue. Artemis escapes dots and asterisks itself, but does not find all retained messages then.
     */
    public static String ofTopic(String topic) {
        return topic.replace('\\', BACKSLASH)
                .replace("::", ":" + COLON)
                .replace('.', DOT)
                .replace('*', ASTERISK);
    }

    /** Converts a filter, which may be that of a shared subscription. */
    public static String ofFilter(String filter) {
        if (!isShared(filter)) {
            return ofTopic(filter);
        }
        int end = filter.indexOf('/', SHARE.length());
        return SHARE + GROUP_PREFIX + encode(filter.substring(SHARE.length(), end)) + ofTopic(filter.substring(end));
    }

    public static boolean isShared(String filter) {
        return filter.startsWith(SHARE) && filter.indexOf('/', SHARE.length()) > SHARE.length();
    }

    /** Returns the filter of a shared subscription without its group. */
    static String withoutGroup(String filter) {
        return filter.substring(filter.indexOf('/', SHARE.length()) + 1);
    }

    /** Returns the topic or filter that was converted. */
    public static String toTopic(String converted) {
        return converted
                .replace(BACKSLASH, '\\')
                .replace(COLON, ':')
                .replace(DOT, '.')
                .replace(ASTERISK, '*');
    }

    /** Returns the address of a topic or a filter without characters to convert, such as those of the lab. */
    public static String address(String filter) {
        return filter.replace('/', '.');
    }

    /** Returns the addresses of the topics on which the lab publishes to students. */
    public static Set<SimpleString> replyAddresses(Topics topics) {
        return Set.of(SimpleString.of(address(topics.code())), SimpleString.of(address(topics.verdict())));
    }

    /** Returns the topic of an address at which Artemis keeps a retained message; empty for another address. */
    public static Optional<String> topicOfRetained(String address) {
        return address.startsWith(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX)
                ? Optional.of(toTopic(address.substring(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX.length())
                        .replace('.', '/')))
                : Optional.empty();
    }

    /**
     * Encodes each character of a client id except letters, digits, hyphens and underscores. Artemis inserts the client
     * id without escaping into names and filters. For example, it names a queue of the client
     * {@code <client id>.<address>}. A prefix for each account keeps its sessions apart from those of other accounts
     * with the same client id. The students' account and the lab itself have none.
     */
    public static String ofClientId(String clientId, ClientRole role) {
        return switch (role) {
            case ANONYMOUS -> ANONYMOUS_PREFIX + encode(clientId);
            case STUDENT -> encode(clientId);
            case TEACHER ->
                clientId.startsWith(LabBroker.CLIENT_ID_PREFIX) ? encode(clientId) : TEACHER_PREFIX + encode(clientId);
        };
    }

    /** Returns the role of the client with an id of {@link #ofClientId}. */
    public static ClientRole roleOf(String clientId) {
        if (isOfTeacher(clientId)) {
            return ClientRole.TEACHER;
        }
        return clientId.startsWith(ANONYMOUS_PREFIX) ? ClientRole.ANONYMOUS : ClientRole.STUDENT;
    }

    /** Returns whether a queue is that of a client with the teacher's account, such as the lab. */
    public static boolean isOfTeacher(String queue) {
        return queue.startsWith(TEACHER_PREFIX) || queue.startsWith(LabBroker.CLIENT_ID_PREFIX);
    }

    private static String encode(String clientId) {
        return URLEncoder.encode(clientId, StandardCharsets.UTF_8)
                .replace(".", "%2E")
                .replace("*", "%2A");
    }
}
