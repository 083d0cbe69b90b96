// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.util.Comparator.comparing;
import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.Who;
import es.upv.dst.mqtt.Probes.Probe;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A topic by which a rule of the access policy is tried.
 *
 * @param filter the rule's
 * @param probes what each party publishes there
 * @param policy whose rule it is
 */
record Place(String filter, String topic, Map<Who, Probe> probes, AccessPolicy policy) {

    private static final String ANYTHING = "#";
    private static final String BROKERS_OWN = "$";

    /** One for each rule of the students' topics, the room of the first exercise at the end. */
    static List<Place> all(Topics topics, Probes probes) {
        return AccessPolicy.of(topics).rules().stream()
                .filter(rule -> !rule.filter().startsWith(BROKERS_OWN))
                .map(rule -> of(rule.filter(), topics, probes))
                .sorted(comparing(place -> place.filter().equals(topics.room())))
                .toList();
    }

    static Place inTheRoom(Topics topics, Probes probes) {
        return of(topics.room(), topics, probes);
    }

    /** Of what the rule's wildcard matches, something that nobody has ever used. */
    private static Place of(String filter, Topics topics, Probes probes) {
        var unheard = probes.fresh("").text();
        var topic = (filter.equals(ANYTHING) ? topics.all() : filter).replace(ANYTHING, unheard);
        return new Place(
                filter,
                topic,
                Arrays.stream(Who.values()).collect(toMap(identity(), who -> probes.fresh(topic))),
                AccessPolicy.of(topics));
    }

    /** What the teacher's account publishes there, by which is seen who reads. */
    Probe spoken() {
        return of(Who.TEACHER);
    }

    Probe of(Who who) {
        return probes.getOrDefault(who, new Probe(topic, ""));
    }

    /** The same, where what the lab has said there by itself serves as well. */
    Place hearing(Probe real) {
        var others = new EnumMap<>(probes);
        others.put(Who.TEACHER, real);
        return new Place(filter, topic, others, policy);
    }

    boolean isWrittenBy(Who who) {
        return policy.mayPublish(who, topic);
    }

    boolean isReadBy(Who who) {
        return policy.maySubscribe(who, topic);
    }

    /** Whether only the lab says anything there and students wait for it, so that they might take a probe for an answer. */
    boolean isForAnswers() {
        return isReadBy(Who.DST) && !isWrittenBy(Who.DST);
    }

    @Override
    public String toString() {
        return filter.equals(ANYTHING) ? "topics that no rule names" : filter;
    }
}
