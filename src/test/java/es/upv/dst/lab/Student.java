// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import es.upv.dst.broker.Topics;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A student's program: asks, takes the first code it hears as its own, and hands it in. */
public final class Student implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final String dni;
    private final Topics topics;
    private final Mqtt3BlockingClient client;
    private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> verdicts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answeredOn = new LinkedBlockingQueue<>();

    Student(int port, String dni) {
        this(port, dni, "dst", new Topics("DST"));
    }

    /** @param account whose password is its name */
    Student(int port, String dni, String account, Topics topics) {
        this.dni = dni;
        this.topics = topics;
        this.client =
                Mqtt3Client.builder().serverHost("127.0.0.1").serverPort(port).buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username(account)
                .password(account.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        listensToAnswers();
    }

    /** In one subscription, so that codes and verdicts are heard in the order in which they come. */
    private void listensToAnswers() {
        client.toAsync()
                .subscribeWith()
                .addSubscription()
                .topicFilter(topics.code())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .addSubscription()
                .topicFilter(topics.verdict())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .callback(this::hears)
                .send()
                .join();
    }

    private void hears(Mqtt3Publish message) {
        var topic = message.getTopic().toString();
        answeredOn.add(topic);
        (topic.equals(topics.code()) ? codes : verdicts).add(new String(message.getPayloadAsBytes(), UTF_8));
    }

    /** Listens to more, and forgets what it hears. */
    public void listensTo(String filter) {
        listen(filter, new LinkedBlockingQueue<>());
    }

    private void listen(String topic, BlockingQueue<String> heard) {
        client.toAsync()
                .subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> heard.add(new String(message.getPayloadAsBytes(), UTF_8)))
                .send()
                .join();
    }

    /** Asks for a code, and takes the first one heard since. */
    public String asksForACode() {
        codes.clear();
        says(topics.request(), dni);
        return heard(codes);
    }

    /** Hands a code in under the student's own name. */
    public void handsIn(String code) {
        says(topics.submission(), code + ";Alumno " + dni + ";a" + dni + "@example.org");
    }

    /** Hands a code in, and waits for the next verdict that is heard. */
    public String solvesWith(String code) {
        verdicts.clear();
        handsIn(code);
        return heard(verdicts);
    }

    public void says(String topic, String payload) {
        says(topic, payload.getBytes(UTF_8), false);
    }

    public void says(String topic, byte[] payload, boolean retained) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .retain(retained)
                .send();
    }

    /** Says many things, as fast as the broker takes them. */
    public void saysAll(String topic, Stream<String> payloads) {
        saysEach(payloads.map(payload -> Map.entry(topic, payload)));
    }

    /** The same on several topics. */
    public void saysEach(Stream<Map.Entry<String, String>> messages) {
        messages.map(message -> client.toAsync()
                        .publishWith()
                        .topic(message.getKey())
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(message.getValue().getBytes(UTF_8))
                        .send())
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Asks in the name of students 1 to the given one and hands in each code under a name of its own, at once. */
    public void solvesForAll(int students) {
        saysAll(topics.request(), IntStream.rangeClosed(1, students).mapToObj(Lab::dni));
        var heard =
                IntStream.range(0, students).mapToObj(number -> hearsACode()).toList();
        saysAll(
                topics.submission(),
                IntStream.range(0, students)
                        .mapToObj(number ->
                                heard.get(number) + ";Alumno %1$d;alumno%1$d@example.org".formatted(number + 1)));
    }

    /** How many codes were heard and not taken. */
    public int hasHeard() {
        return codes.size();
    }

    /** Forgets every code heard so far, and the topics of all answers. */
    public void forgets() {
        answeredOn.clear();
        codes.clear();
    }

    /** The next code that everybody hears. */
    public String hearsACode() {
        return heard(codes);
    }

    /** The topic of the next code or verdict that everybody hears. */
    public String hearsTheTopicOfAnAnswer() {
        return heard(answeredOn);
    }

    /** The next verdict that everybody hears. */
    public String hearsAVerdict() {
        return heard(verdicts);
    }

    private static String heard(BlockingQueue<String> messages) {
        try {
            var message = messages.poll(PATIENCE, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was heard for " + PATIENCE + " seconds");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
