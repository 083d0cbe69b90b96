// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.language.Sentence;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.client.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Tries each rule of the access policy with each account, and reports deviations. It examines which messages are
 * delivered, because a broker may grant a subscription or accept a message and deliver nothing.
 *
 * <p>All accounts publish in the same order. The last topic is a topic of the first exercise, on which all accounts may
 * publish. When the message on this topic has arrived, each earlier message that has not arrived was refused.
 */
final class PolicyProbe implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private final Topics topics;
    private final ProbeRegistry probes;
    private final List<Sentence> rejectedAccounts = new ArrayList<>();
    private final List<ProbeAccount> students = new ArrayList<>();
    private final ProbeAccount labAccount;

    /**
     * Connects all accounts. The lab's account connects last, so that the students' accounts are subscribed before it
     * receives anything.
     *
     * @throws MqttException if the broker is not reached, or rejects the user name or the password of the lab's account
     */
    PolicyProbe(LabBroker broker, Topics topics, ProbeRegistry probes) throws MqttException {
        this.topics = topics;
        this.probes = probes;
        for (var role : List.of(ClientRole.STUDENT, ClientRole.ANONYMOUS)) {
            try {
                students.add(ProbeAccount.connect(
                        role, broker, topics, probes.create("").text()));
            } catch (MqttException e) {
                rejectedAccounts.add(
                        PolicyDeviation.CANNOT_LOG_IN.with(ProbeAccount.name(role), ShortLivedClient.reason(e)));
            }
        }
        try {
            labAccount = ProbeAccount.connect(
                    ClientRole.TEACHER, broker, topics, probes.create("").text());
        } catch (MqttException e) {
            students.forEach(ProbeAccount::close);
            throw e;
        }
    }

    /**
     * Publishes on all topics with all accounts, and returns the deviations from the access policy, each as a clause.
     */
    List<Sentence> findDeviations() throws MqttException {
        var probedTopics = ProbedTopic.all(topics, probes);
        var otherTopics =
                probedTopics.stream().filter(topic -> !topic.carriesReplies()).toList();
        var replyTopics =
                probedTopics.stream().filter(ProbedTopic::carriesReplies).toList();
        for (var student : students) {
            student.publish(probedTopics.stream().map(topic -> register(topic.messageOf(student.role()))));
        }
        labAccount.publish(otherTopics.stream().map(topic -> register(topic.labMessage())));
        var deviations = awaitNone(
                TIMEOUT,
                () -> Stream.of(
                                otherTopics.stream().flatMap(this::labDeviations),
                                probedTopics.stream().flatMap(this::publishDeviations),
                                otherTopics.stream().flatMap(this::subscribeDeviations))
                        .flatMap(each -> each));
        return Stream.of(rejectedAccounts, deviations, probeReplyTopics(replyTopics), statusDeviations())
                .flatMap(List::stream)
                .toList();
    }

    /** Registers a probe before it is sent, because the lab itself receives some probes. */
    private TextMessage register(TextMessage probe) {
        probes.register(probe);
        return probe;
    }

    private Stream<Sentence> labDeviations(ProbedTopic topic) {
        return labAccount.hasReceived(topic.labMessage())
                ? Stream.empty()
                : Stream.of(PolicyDeviation.CANNOT_PUBLISH_AND_READ.with(labAccount.name(), topic.name()));
    }

    private Stream<Sentence> publishDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student ->
                        topic.mayPublish(student.role()) != labAccount.hasReceived(topic.messageOf(student.role())))
                .map(student -> (topic.mayPublish(student.role())
                                ? PolicyDeviation.CANNOT_PUBLISH
                                : PolicyDeviation.CAN_PUBLISH)
                        .with(student.name(), topic.name()));
    }

    private Stream<Sentence> subscribeDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student -> topic.maySubscribe(student.role()) != student.hasReceived(topic.labMessage()))
                .map(student -> readDeviation(student, topic));
    }

    /**
     * Checks the topics of the lab's replies, where students might take a probe for a reply. Sends no probe if the
     * broker has refused a subscription to each of these topics, because then the broker's answers to subscriptions are
     * reliable. Sends no probe on a topic on which the lab publishes a reply within a second, because that reply serves
     * as the probe.
     */
    private List<Sentence> probeReplyTopics(List<ProbedTopic> replyTopics) throws MqttException {
        if (replyTopics.stream().allMatch(this::isRefusedToAnyStudent)) {
            return replyTopics.stream().flatMap(this::grantDeviations).toList();
        }
        awaitNone(REPLY_TIMEOUT, () -> replyTopics.stream().flatMap(this::missingReplies));
        var checked = replyTopics.stream().map(this::withLabReply).toList();
        var end = ProbedTopic.ofFirstExercise(topics, probes);
        labAccount.publish(Stream.concat(replyTopics.stream().filter(checked::contains), Stream.of(end))
                .map(ProbedTopic::labMessage));
        return awaitNone(
                TIMEOUT, () -> Stream.concat(checked.stream(), Stream.of(end)).flatMap(this::subscribeDeviations));
    }

    private boolean isRefusedToAnyStudent(ProbedTopic topic) {
        return students.stream()
                .anyMatch(student -> !topic.maySubscribe(student.role())
                        && !student.granted().contains(topic.filter()));
    }

    private Stream<Sentence> grantDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student ->
                        topic.maySubscribe(student.role()) != student.granted().contains(topic.filter()))
                .map(student -> readDeviation(student, topic));
    }

    private Stream<Sentence> missingReplies(ProbedTopic topic) {
        return labAccount.nonProbeMessagesOn(topic.topic()).findAny().isPresent()
                ? Stream.empty()
                : Stream.of(PolicyDeviation.NO_REPLY.with());
    }

    private ProbedTopic withLabReply(ProbedTopic topic) {
        return labAccount
                .nonProbeMessagesOn(topic.topic())
                .map(topic::withLabMessage)
                .findAny()
                .orElse(topic);
    }

    private List<Sentence> statusDeviations() {
        return students.stream()
                .filter(ProbeAccount::receivesBrokerStatus)
                .map(student -> PolicyDeviation.CAN_READ_STATUS.with(student.name()))
                .toList();
    }

    private static Sentence readDeviation(ProbeAccount student, ProbedTopic topic) {
        var form = topic.maySubscribe(student.role()) ? PolicyDeviation.CANNOT_READ : PolicyDeviation.CAN_READ;
        return form.with(student.name(), topic.name());
    }

    /** Waits until there are no deviations, but at most for the timeout, and returns the deviations that remain. */
    private static List<Sentence> awaitNone(Duration timeout, Supplier<Stream<Sentence>> deviations) {
        var end = System.nanoTime() + timeout.toNanos();
        var left = deviations.get().toList();
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            left = deviations.get().toList();
        }
        return left;
    }

    @Override
    public void close() {
        labAccount.close();
        students.forEach(ProbeAccount::close);
    }
}
