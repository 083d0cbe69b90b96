// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
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
    private final List<String> rejectedAccounts = new ArrayList<>();
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
                        "%s cannot log in (%s)".formatted(ProbeAccount.name(role), ShortLivedClient.reason(e)));
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
    List<String> findDeviations() throws MqttException {
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

    private Stream<String> labDeviations(ProbedTopic topic) {
        return labAccount.hasReceived(topic.labMessage())
                ? Stream.empty()
                : Stream.of("%s cannot publish on and read %s".formatted(labAccount, topic));
    }

    private Stream<String> publishDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student ->
                        topic.mayPublish(student.role()) != labAccount.hasReceived(topic.messageOf(student.role())))
                .map(student -> deviation(student, "publish on", topic, topic.mayPublish(student.role())));
    }

    private Stream<String> subscribeDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student -> topic.maySubscribe(student.role()) != student.hasReceived(topic.labMessage()))
                .map(student -> deviation(student, "read", topic, topic.maySubscribe(student.role())));
    }

    /**
     * Checks the topics of the lab's replies, where students might take a probe for a reply. Sends no probe if the
     * broker has refused a subscription to each of these topics, because then the broker's answers to subscriptions are
     * reliable. Sends no probe on a topic on which the lab publishes a reply within a second, because that reply serves
     * as the probe.
     */
    private List<String> probeReplyTopics(List<ProbedTopic> replyTopics) throws MqttException {
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

    private Stream<String> grantDeviations(ProbedTopic topic) {
        return students.stream()
                .filter(student ->
                        topic.maySubscribe(student.role()) != student.granted().contains(topic.filter()))
                .map(student -> deviation(student, "read", topic, topic.maySubscribe(student.role())));
    }

    private Stream<String> missingReplies(ProbedTopic topic) {
        return labAccount.nonProbeMessagesOn(topic.topic()).findAny().isPresent()
                ? Stream.empty()
                : Stream.of("no reply of the lab");
    }

    private ProbedTopic withLabReply(ProbedTopic topic) {
        return labAccount
                .nonProbeMessagesOn(topic.topic())
                .map(topic::withLabMessage)
                .findAny()
                .orElse(topic);
    }

    private List<String> statusDeviations() {
        return students.stream()
                .filter(ProbeAccount::receivesBrokerStatus)
                .map("%s can read the broker's status topics, $SYS, and must not"::formatted)
                .toList();
    }

    private static String deviation(ProbeAccount student, String what, ProbedTopic topic, boolean may) {
        return "%s %s %s %s, and %s"
                .formatted(student, may ? "cannot" : "can", what, topic, may ? "must be able to" : "must not");
    }

    /** Waits until there are no deviations, but at most for the timeout, and returns the deviations that remain. */
    private static List<String> awaitNone(Duration timeout, Supplier<Stream<String>> deviations) {
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
