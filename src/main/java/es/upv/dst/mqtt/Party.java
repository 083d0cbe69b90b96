// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Rule;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.Who;
import es.upv.dst.mqtt.Probes.Probe;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Somebody who tries the table of rules: subscribed to every filter there is in it, those that are refused too.
 *
 * @param granted the filters that the broker says it has granted, which need not mean that it delivers anything
 */
record Party(Who who, Guest guest, AccessPolicy policy, Set<String> granted) implements AutoCloseable {

    /** The broker's own topics, which no wildcard matches. */
    private static final String STATUS = "$SYS/";

    private static final int AT_LEAST_ONCE = 1;

    /** @throws MqttException if the broker is not reached, or refuses the login */
    static Party enter(Who who, LabBroker broker, Topics topics, String id) throws MqttException {
        var policy = AccessPolicy.of(topics);
        var guest = new Guest(broker, who, id, heard -> isOfInterest(heard, policy));
        try {
            var granted = new HashSet<String>();
            for (var filter : filters(topics)) {
                if (guest.subscribe(filter)) {
                    granted.add(filter);
                }
            }
            return new Party(who, guest, policy, granted);
        } catch (MqttException | RuntimeException cause) {
            guest.close();
            throw cause;
        }
    }

    /** Also everything of this lab: a teacher's account of its own need not be granted everything there is. */
    private static List<String> filters(Topics topics) {
        return Stream.concat(AccessPolicy.of(topics).rules().stream().map(Rule::filter), Stream.of(topics.all()))
                .toList();
    }

    private static boolean isOfInterest(Probe heard, AccessPolicy policy) {
        return heard.isOurs()
                || heard.topic().startsWith(STATUS)
                || policy.rules().stream().map(Rule::filter).anyMatch(heard.topic()::equals);
    }

    void publish(Stream<Probe> probes) throws MqttException {
        guest.publish(AT_LEAST_ONCE, probes);
    }

    boolean hears(Probe probe) {
        return guest.heard().anyMatch(probe::equals);
    }

    /** Something that somebody has said there meanwhile, and not to try anything. */
    Stream<Probe> realOn(String topic) {
        return guest.heard()
                .filter(heard -> heard.topic().equals(topic) && !heard.isOurs())
                .limit(1);
    }

    /** Whether it reads of the broker itself, such as who is connected, and must not. */
    boolean pries() {
        return !policy.maySubscribe(who, STATUS + "#")
                && guest.heard().anyMatch(heard -> heard.topic().startsWith(STATUS));
    }

    @Override
    public void close() {
        guest.close();
    }

    @Override
    public String toString() {
        return name(who);
    }

    static String name(Who who) {
        return switch (who) {
            case TEACHER -> "the teacher's account";
            case DST -> LabBroker.STUDENTS;
            case NOBODY -> "a client without a user";
        };
    }
}
