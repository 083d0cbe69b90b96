// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.flow.FlowControlHandler;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThrottleHandlerTest {

    private static final Topics TOPICS = new Topics("DST");

    private static final List<String> CODES = IntStream.range(0, 100_000)
            .mapToObj("%05d"::formatted)
            .filter(digits -> Code.parse(digits).isPresent())
            .toList();

    private static final String RECEIVED = CODES.getLast();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final NetworkBudgets budgets =
            new NetworkBudgets(TOPICS, digits -> Code.parse(digits).isPresent(), now::get);
    private final EmbeddedChannel channel = channel();

    private EmbeddedChannel channel() {
        return new EmbeddedChannel(
                new FlowControlHandler(),
                new ThrottleHandler(budgets, () -> 0, InetAddress.ofLiteral("192.0.2.1"), false));
    }

    @BeforeEach
    void freezeTime() {
        channel.freezeTime();
    }

    @Test
    void messagesWithoutBudget_areReadInTheirOrder_whenTheBudgetAllowsThem() {
        useUpMessages();
        request("1");
        request("2");
        assertThat(published()).isEmpty();
        advanceTime(1);
        assertThat(published()).containsExactly("1", "2");
    }

    /** The handler determines once whether the client has received the code of a submission: when it arrives. */
    @Test
    void submissionOfAReceivedCode_isNoGuess_afterItHasWaited() {
        channel.writeOutbound(publish(TOPICS.code(), RECEIVED));
        CODES.subList(0, ClientBudget.CLIENT_GUESSES).forEach(this::submit);
        useUpMessages();
        submit(RECEIVED);
        assertThat(published()).isEmpty();
        advanceTime(1);
        assertThat(published()).containsExactly(RECEIVED + ";Ana;ana@example.org");
    }

    @Test
    void guessWithoutBudget_isReadLater() {
        CODES.subList(0, ClientBudget.CLIENT_GUESSES).forEach(this::submit);
        published();
        submit(RECEIVED);
        advanceTime(1);
        assertThat(published()).isEmpty();
        advanceTime(10);
        assertThat(published()).containsExactly(RECEIVED + ";Ana;ana@example.org");
    }

    /** Each packet that is held while others are read schedules a task, which replaces the scheduled one. */
    @Test
    void flood_isReadAtTheRateOfItsBudget_byOneTask() {
        useUpMessages();
        for (int message = 0; message < 20_000; message++) {
            request("x");
        }
        advanceTime(60);
        assertThat(channel.inboundMessages().stream().filter(message -> !(message instanceof MqttPublishMessage)))
                .as("PINGREQs, about one a second")
                .hasSizeLessThan(100);
        assertThat(published()).hasSizeBetween(11_000, 12_500);
    }

    /** Those of the client, and by another client those of the network. */
    private void useUpMessages() {
        for (int message = 0; message < ClientBudget.FIRST_CLIENT_MESSAGES; message++) {
            request("x");
        }
        published();
        var other = channel();
        for (int message = 0;
                message <= ClientBudget.FIRST_CLIENT_MESSAGES + ClientBudget.NETWORK_MESSAGES;
                message++) {
            other.writeInbound(publish(TOPICS.request(), "x"));
        }
    }

    private void request(String payload) {
        channel.writeInbound(publish(TOPICS.request(), payload));
    }

    private void submit(String code) {
        channel.writeInbound(publish(TOPICS.submission(), code + ";Ana;ana@example.org"));
    }

    /** In steps in which the handler tries again. */
    private void advanceTime(int seconds) {
        for (int step = 0; step < 100 * seconds; step++) {
            now.updateAndGet(time -> time.plusMillis(10));
            channel.advanceTimeBy(10, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    /** Takes what the handler has passed on since the last call, without the pings. */
    private List<String> published() {
        var published = channel.inboundMessages().stream()
                .filter(MqttPublishMessage.class::isInstance)
                .map(message -> ((MqttPublishMessage) message).payload().toString(UTF_8))
                .toList();
        channel.inboundMessages().clear();
        return published;
    }

    private static MqttPublishMessage publish(String topic, String payload) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_MOST_ONCE)
                .payload(Unpooled.copiedBuffer(payload, UTF_8))
                .build();
    }
}
