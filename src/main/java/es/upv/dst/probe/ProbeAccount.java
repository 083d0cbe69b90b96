// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.AccessRule;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.client.TextMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A client that tries the access policy with one account. It subscribes to the filters of all rules.
 *
 * @param granted the filters that the broker has granted; for some of them it may deliver nothing nevertheless
 */
record ProbeAccount(ClientRole role, ShortLivedClient client, AccessPolicy policy, Set<String> granted)
        implements AutoCloseable {

    /** The prefix of the broker's status topics, which a leading wildcard does not match. */
    private static final String STATUS = "$SYS/";

    private static final int AT_LEAST_ONCE = 1;

    /** @throws MqttException if the broker is not reached, or rejects the user name or the password */
    static ProbeAccount connect(ClientRole role, LabBroker broker, Topics topics, String id) throws MqttException {
        var policy = AccessPolicy.of(topics);
        var client = new ShortLivedClient(broker, role, id, message -> isRelevant(message, policy));
        try {
            var granted = new HashSet<String>();
            for (var filter : filters(topics)) {
                if (client.subscribe(filter)) {
                    granted.add(filter);
                }
            }
            return new ProbeAccount(role, client, policy, granted);
        } catch (MqttException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Includes a filter for all topics of this lab, because an account of the lab may have no grant for all topics of
     * the broker.
     */
    private static List<String> filters(Topics topics) {
        return Stream.concat(AccessPolicy.of(topics).rules().stream().map(AccessRule::filter), Stream.of(topics.all()))
                .toList();
    }

    private static boolean isRelevant(TextMessage message, AccessPolicy policy) {
        return ProbeRegistry.isProbe(message)
                || message.topic().startsWith(STATUS)
                || policy.rules().stream().map(AccessRule::filter).anyMatch(message.topic()::equals);
    }

    void publish(Stream<TextMessage> probes) throws MqttException {
        client.publish(AT_LEAST_ONCE, probes);
    }

    boolean hasReceived(TextMessage probe) {
        return client.received().anyMatch(probe::equals);
    }

    /** Returns a message that was received on the topic and is not a probe; empty if there is none. */
    Stream<TextMessage> nonProbeMessagesOn(String topic) {
        return client.received()
                .filter(message -> message.topic().equals(topic) && !ProbeRegistry.isProbe(message))
                .limit(1);
    }

    /**
     * Whether the client receives the broker's status topics, such as the connected clients, against the access policy.
     */
    boolean receivesBrokerStatus() {
        return !policy.maySubscribe(role, STATUS + "#")
                && client.received().anyMatch(message -> message.topic().startsWith(STATUS));
    }

    @Override
    public void close() {
        client.close();
    }

    Sentence name() {
        return name(role);
    }

    static Sentence name(ClientRole role) {
        return switch (role) {
            case TEACHER -> PolicyDeviation.TEACHER.with();
            case STUDENT -> PolicyDeviation.STUDENT.with(LabBroker.STUDENT_ACCOUNT);
            case ANONYMOUS -> PolicyDeviation.ANONYMOUS.with();
        };
    }
}
