// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.springframework.integration.mqtt.outbound.Mqttv5PahoMessageHandler;
import org.springframework.messaging.Message;

/**
 * The connection on which messages go out. A message does not wait for the one before it to be confirmed; its header
 * {@link #CONFIRMED} is run once the broker has it for sure, or at QoS 0 once it is sent.
 */
class Outbound extends Mqttv5PahoMessageHandler {

    static final String CONFIRMED = "dst_confirmed";

    /** What Mosquitto allows unless told otherwise; at one more, Paho throws instead of waiting. */
    private static final int IN_FLIGHT = 20;

    private static final Runnable AHEAD_OF_ITS_NUMBER = () -> {};

    private final Semaphore permits = new Semaphore(IN_FLIGHT);
    private final Map<Integer, Runnable> unconfirmed = new ConcurrentHashMap<>();
    private volatile boolean lost;

    Outbound(MqttConnectionOptions options, String clientId) {
        super(options, clientId);
        setAsync(true);
    }

    @Override
    protected void publish(String topic, Object mqttMessage, Message<?> message) {
        permits.acquireUninterruptibly();
        if (!lost) {
            super.publish(topic, mqttMessage, message);
        }
    }

    /** The broker's confirmation comes on another thread and may overtake the number of what it confirms. */
    @Override
    protected void messageSentEvent(Message<?> message, String topic, int messageId) {
        var confirmed = Objects.requireNonNull(message.getHeaders().get(CONFIRMED, Runnable.class));
        if (messageId == 0 || unconfirmed.putIfAbsent(messageId, confirmed) != null) {
            unconfirmed.remove(messageId);
            confirmed.run();
        }
    }

    @Override
    protected void sendDeliveryCompleteEvent(int messageId) {
        permits.release();
        if (messageId != 0 && unconfirmed.putIfAbsent(messageId, AHEAD_OF_ITS_NUMBER) instanceof Runnable confirmed) {
            unconfirmed.remove(messageId);
            confirmed.run();
        }
    }

    @Override
    protected void sendFailedDeliveryEvent(int messageId, Throwable cause) {
        permits.release();
        unconfirmed.remove(messageId);
    }

    /** Lets go whoever waits for a confirmation that will not come. */
    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lost = true;
        permits.release(Integer.MAX_VALUE / 2);
        super.disconnected(response);
    }
}
