// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import static java.util.Comparator.comparing;
import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.Topics;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.client.TextMessage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A topic on which a rule of the access policy is tried.
 *
 * @param filter the topic filter of the rule
 * @param probes the message that each account publishes on the topic
 * @param policy the access policy that contains the rule
 */
record ProbedTopic(String filter, String topic, Map<ClientRole, TextMessage> probes, AccessPolicy policy) {

    private static final String WILDCARD = "#";
    private static final String STATUS_PREFIX = "$";

    /**
     * Returns a topic for each rule, except the rules for the broker's own topics. A topic of the first exercise is the
     * last.
     */
    static List<ProbedTopic> all(Topics topics, ProbeRegistry probes) {
        return AccessPolicy.of(topics).rules().stream()
                .filter(rule -> !rule.filter().startsWith(STATUS_PREFIX))
                .map(rule -> of(rule.filter(), topics, probes))
                .sorted(comparing(probed -> probed.filter().equals(topics.firstExercise())))
                .toList();
    }

    static ProbedTopic ofFirstExercise(Topics topics, ProbeRegistry probes) {
        return of(topics.firstExercise(), topics, probes);
    }

    /** Replaces the wildcard of the rule with a random level, which no client uses. */
    private static ProbedTopic of(String filter, Topics topics, ProbeRegistry probes) {
        var randomLevel = probes.create("").text();
        var topic = (filter.equals(WILDCARD) ? topics.all() : filter).replace(WILDCARD, randomLevel);
        return new ProbedTopic(
                filter,
                topic,
                Arrays.stream(ClientRole.values()).collect(toMap(identity(), role -> probes.create(topic))),
                AccessPolicy.of(topics));
    }

    /** The message that the lab's account publishes. Its receivers are the accounts that can read the topic. */
    TextMessage labMessage() {
        return messageOf(ClientRole.TEACHER);
    }

    TextMessage messageOf(ClientRole role) {
        return probes.getOrDefault(role, new TextMessage(topic, ""));
    }

    /** Replaces the message of the lab's account with a message that the lab has published. */
    ProbedTopic withLabMessage(TextMessage reply) {
        var messages = new EnumMap<>(probes);
        messages.put(ClientRole.TEACHER, reply);
        return new ProbedTopic(filter, topic, messages, policy);
    }

    boolean mayPublish(ClientRole role) {
        return policy.mayPublish(role, topic);
    }

    boolean maySubscribe(ClientRole role) {
        return policy.maySubscribe(role, topic);
    }

    /**
     * Whether students read the topic and only the lab publishes on it. On such a topic a student might take a probe
     * for a reply.
     */
    boolean carriesReplies() {
        return maySubscribe(ClientRole.STUDENT) && !mayPublish(ClientRole.STUDENT);
    }

    Sentence name() {
        return filter.equals(WILDCARD) ? PolicyDeviation.OTHER_TOPICS.with() : PolicyDeviation.TOPIC.with(filter);
    }
}
