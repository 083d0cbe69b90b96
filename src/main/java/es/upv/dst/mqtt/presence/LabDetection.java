// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.presence;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.client.ShortLivedClient;
import es.upv.dst.mqtt.client.TextMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Determines whether this lab may connect, before it does. No other lab is a client of its own broker at the start. */
@Component
public class LabDetection {

    /** The time in which a lab that is present answers a heartbeat. */
    private static final Duration ANSWER_TIME = Duration.ofMillis(400);

    private final LabBroker broker;
    private final LabPresence presence;
    private final String topic;
    private volatile boolean connectAllowed;
    private volatile CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private Optional<ShortLivedClient> client = Optional.empty();

    LabDetection(LabBroker broker, LabPresence presence, Topics topics) {
        this.broker = broker;
        this.presence = presence;
        this.topic = Heartbeat.topic(topics);
        this.connectAllowed = broker.embedded();
    }

    /** Lets this lab connect without a detection. */
    public void skip() {
        connectAllowed = true;
    }

    /**
     * Repeats the detection, because another client has connected with the client id of this lab. A lab with the same
     * account does so.
     */
    public void repeat() {
        connectAllowed = broker.embedded();
    }

    /**
     * Returns whether this lab may connect. It may if no other lab answers its heartbeat. A lab that was started later
     * stops when it receives this heartbeat, and does not answer the next one. Uses a separate connection, which stays
     * open until this lab may connect.
     *
     * @throws MqttException if the broker is not reached
     */
    public boolean run() throws MqttException {
        if (connectAllowed && !presence.isYielding()) {
            return true;
        }
        presence.loadLabId();
        var current = connect();
        connectAllowed = !presence.isEarlierLabPresent() && !isAnswered(current) && !presence.isEarlierLabPresent();
        if (connectAllowed) {
            close();
        }
        return connectAllowed;
    }

    /** Answers another lab that is in its detection too, so that the one that was started later knows of the other. */
    private boolean isAnswered(ShortLivedClient current) throws MqttException {
        answered = new CompletableFuture<>();
        publishHeartbeat(current);
        boolean isAnswered = answered.completeOnTimeout(false, ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (isAnswered) {
            publishHeartbeat(current);
        }
        return isAnswered;
    }

    private void publishHeartbeat(ShortLivedClient current) throws MqttException {
        current.publish(
                0, Stream.of(new TextMessage(topic, presence.ownHeartbeat().text())));
    }

    private ShortLivedClient connect() throws MqttException {
        if (client.filter(ShortLivedClient::isConnected).isEmpty()) {
            close();
            var id = UUID.randomUUID().toString();
            var connected = new ShortLivedClient(broker, ClientRole.TEACHER, id, this::onMessage);
            client = Optional.of(connected);
            connected.subscribe(topic);
        }
        return client.get();
    }

    /** Returns false, because the client need not keep the message. */
    private boolean onMessage(TextMessage message) {
        presence.receive(message.text()).ifPresent(_ -> answered.complete(true));
        return false;
    }

    public void close() {
        client.ifPresent(ShortLivedClient::close);
        client = Optional.empty();
    }
}
