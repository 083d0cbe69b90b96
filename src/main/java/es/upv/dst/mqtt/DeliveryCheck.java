// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.Who;
import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.mqtt.Probes.Probe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether what students publish at QoS 0, as their programs do, comes to the lab at QoS 1, so that the broker keeps it
 * while the lab is away. It is sent as the teacher, so that a student's missing right is not taken for this.
 */
@Component
class DeliveryCheck implements Check {

    private static final int SECONDS = 3;

    /** So many for each instance that what comes is shared among, that one comes here. */
    private static final int COPIES = 4;

    private final LabBroker broker;
    private final Topics topics;
    private final TeacherClient teacher;
    private final Sessions sessions;
    private final Probes probes;

    DeliveryCheck(LabBroker broker, Topics topics, TeacherClient teacher, Sessions sessions, Probes probes) {
        this.broker = broker;
        this.topics = topics;
        this.teacher = teacher;
        this.sessions = sessions;
        this.probes = probes;
    }

    @Override
    public String name() {
        return "qos";
    }

    @Override
    public Finding examine() throws Exception {
        if (!teacher.isUp()) {
            return Finding.fail("Not examined, since the lab does not listen: see the check broker.");
        }
        var sent = Stream.of(topics.request(), topics.submission())
                .map(this::probes)
                .toList();
        var expected = sent.stream().map(this::anyOf).toList();
        try (var sender = new Guest(broker, Who.TEACHER, probes.fresh("").text(), message -> false)) {
            sender.publish(0, sent.stream().flatMap(List::stream));
            for (var arrival : expected) {
                if ((int) arrival.get(SECONDS, TimeUnit.SECONDS) == 0) {
                    return Finding.fail(
                            "What is published at QoS 0, as students' programs do, comes to the lab at QoS 0, and so"
                                    + " is lost while the lab restarts. Set upgrade_outgoing_qos true in mosquitto.conf.");
                }
            }
            return Finding.pass("What students publish at QoS 0 comes to the lab at QoS 1.");
        } catch (TimeoutException missing) {
            return Finding.fail(
                    "What the teacher's account published did not come to the lab in %d seconds. See the check policy,"
                                    .formatted(SECONDS)
                            + " and the broker's log.");
        }
    }

    private List<Probe> probes(String topic) {
        var sharers = sessions.sharers();
        return Stream.generate(() -> probes.fresh(topic))
                .limit(sharers == 1 ? 1 : COPIES * sharers)
                .toList();
    }

    private CompletableFuture<Object> anyOf(List<Probe> sent) {
        return CompletableFuture.anyOf(sent.stream().map(probes::expect).toArray(CompletableFuture[]::new));
    }
}
