// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.Who;
import es.upv.dst.mqtt.Probes.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Has everybody try the whole table of rules, and names what comes out differently. What counts is who hears what, since
 * a broker may say yes and deliver nothing.
 *
 * <p>All publish in the same order, at last in the room of the first exercise, where everybody may: when that has been
 * heard, what was said before it and was not heard has been refused.
 */
final class Trial implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Topics topics;
    private final Probes probes;
    private final List<String> locked = new ArrayList<>();
    private final List<Party> students = new ArrayList<>();
    private final Party teacher;

    /**
     * The teacher comes last, so that whatever it hears, the students were there to hear too.
     *
     * @throws MqttException if the teacher cannot log in
     */
    Trial(LabBroker broker, Topics topics, Probes probes) throws MqttException {
        this.topics = topics;
        this.probes = probes;
        for (var who : List.of(Who.DST, Who.NOBODY)) {
            try {
                students.add(Party.enter(who, broker, topics, probes.fresh("").text()));
            } catch (MqttException refused) {
                locked.add("%s cannot log in (%s)".formatted(Party.name(who), Guest.why(refused)));
            }
        }
        try {
            teacher = Party.enter(Who.TEACHER, broker, topics, probes.fresh("").text());
        } catch (MqttException refused) {
            students.forEach(Party::close);
            throw refused;
        }
    }

    /** What is not as the table says, each in half a sentence. */
    List<String> deviations() throws MqttException {
        var places = Place.all(topics, probes);
        var open = places.stream().filter(place -> !place.isForAnswers()).toList();
        var answers = places.stream().filter(Place::isForAnswers).toList();
        for (var student : students) {
            student.publish(places.stream().map(place -> expected(place.of(student.who()))));
        }
        teacher.publish(open.stream().map(place -> expected(place.spoken())));
        var found = settled(
                PATIENCE,
                () -> Stream.of(
                                open.stream().flatMap(this::speaking),
                                places.stream().flatMap(this::writing),
                                open.stream().flatMap(this::reading))
                        .flatMap(each -> each));
        return Stream.of(locked, found, listening(answers), prying())
                .flatMap(List::stream)
                .toList();
    }

    /** The lab hears some of them too. */
    private Probe expected(Probe probe) {
        probes.expect(probe);
        return probe;
    }

    private Stream<String> speaking(Place place) {
        return teacher.hears(place.spoken())
                ? Stream.empty()
                : Stream.of("%s cannot publish on and read %s".formatted(teacher, place));
    }

    private Stream<String> writing(Place place) {
        return students.stream()
                .filter(student -> place.isWrittenBy(student.who()) != teacher.hears(place.of(student.who())))
                .map(student -> deviation(student, "publish on", place, place.isWrittenBy(student.who())));
    }

    private Stream<String> reading(Place place) {
        return students.stream()
                .filter(student -> place.isReadBy(student.who()) != student.hears(place.spoken()))
                .map(student -> deviation(student, "read", place, place.isReadBy(student.who())));
    }

    /**
     * Where students wait for the lab's answers, a probe might be taken for one. None is sent if the broker tells by its
     * grants what it will deliver, which it shows by refusing one; nor in a class, where the lab says something there
     * every moment, and that will do.
     */
    private List<String> listening(List<Place> answers) throws MqttException {
        if (answers.stream().allMatch(this::isRefusedToSomebody)) {
            return answers.stream().flatMap(this::granting).toList();
        }
        settled(QUIET, () -> answers.stream().flatMap(this::silence));
        var heard = answers.stream().map(this::orReal).toList();
        var end = Place.inTheRoom(topics, probes);
        teacher.publish(Stream.concat(answers.stream().filter(heard::contains), Stream.of(end))
                .map(Place::spoken));
        return settled(
                PATIENCE, () -> Stream.concat(heard.stream(), Stream.of(end)).flatMap(this::reading));
    }

    private boolean isRefusedToSomebody(Place place) {
        return students.stream()
                .anyMatch(student ->
                        !place.isReadBy(student.who()) && !student.granted().contains(place.filter()));
    }

    private Stream<String> granting(Place place) {
        return students.stream()
                .filter(student ->
                        place.isReadBy(student.who()) != student.granted().contains(place.filter()))
                .map(student -> deviation(student, "read", place, place.isReadBy(student.who())));
    }

    private Stream<String> silence(Place place) {
        return teacher.realOn(place.topic()).findAny().isPresent() ? Stream.empty() : Stream.of("silence");
    }

    private Place orReal(Place place) {
        return teacher.realOn(place.topic()).map(place::hearing).findAny().orElse(place);
    }

    private List<String> prying() {
        return students.stream()
                .filter(Party::pries)
                .map("%s can read what the broker says of itself, $SYS, and must not"::formatted)
                .toList();
    }

    private static String deviation(Party student, String what, Place place, boolean may) {
        return "%s %s %s %s, and %s"
                .formatted(student, may ? "cannot" : "can", what, place, may ? "must be able to" : "must not");
    }

    /** What is left of it after a while; soon nothing, if all is well. */
    private static List<String> settled(Duration patience, Supplier<Stream<String>> deviations) {
        var end = System.nanoTime() + patience.toNanos();
        var left = deviations.get().toList();
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
            left = deviations.get().toList();
        }
        return left;
    }

    @Override
    public void close() {
        teacher.close();
        students.forEach(Party::close);
    }
}
