// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.springframework.integration.expression.FunctionExpression;
import org.springframework.integration.mqtt.outbound.Mqttv5PahoMessageHandler;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.MessagingException;

/**
 * The connection on which messages go out. A message does not wait for the one before it to be confirmed; its header
 * {@link #CONFIRMED} is run once the broker has it for sure, or at QoS 0 once it is written to the connection.
 */
class Outbound extends Mqttv5PahoMessageHandler {

    static final String CONFIRMED = "dst_confirmed";

    /** As many as a batch has; if the broker allows fewer, Paho throws instead of waiting, and that is learned from. */
    private static final int IN_FLIGHT = 256;

    private static final Runnable OVERTAKEN = () -> {};

    private final Semaphore permits = new Semaphore(IN_FLIGHT);
    private final Map<Integer, Runnable> numbered = new ConcurrentHashMap<>();
    private final Queue<Runnable> unnumbered = new ConcurrentLinkedQueue<>();
    private final Runnable beforeWaiting;
    private volatile boolean connected;

    /** @param beforeWaiting run before the broker is waited for */
    Outbound(MqttConnectionOptions options, String clientId, Runnable beforeWaiting) {
        super(options, clientId);
        this.beforeWaiting = beforeWaiting;
        setAsync(true);
        setTopicExpression(new FunctionExpression<Message<?>>(
                message -> message.getHeaders().get(MqttHeaders.TOPIC)));
        setCompletionTimeout(TimeUnit.SECONDS.toMillis(Account.SECONDS_TO_CONNECT));
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        connected = true;
    }

    /** @throws MessagingException if the connection is lost; it is not made again */
    @Override
    protected void publish(String topic, Object mqttMessage, Message<?> message) {
        if (((MqttMessage) mqttMessage).getQos() == 0) {
            unnumbered.add(confirmed(message));
        }
        var published = false;
        while (!published) {
            if (!permits.tryAcquire()) {
                beforeWaiting.run();
                permits.acquireUninterruptibly();
            }
            if (!connected) {
                permits.release();
                throw new MessageDeliveryException(message, "the connection is lost");
            }
            published = fits(topic, mqttMessage, message);
        }
    }

    /** If the broker allows fewer at once than we thought, the permit is kept back for good, which is one fewer. */
    private boolean fits(String topic, Object mqttMessage, Message<?> message) {
        try {
            super.publish(topic, mqttMessage, message);
            return true;
        } catch (MessageHandlingException refused) {
            if (refused.getCause() instanceof MqttException cause
                    && cause.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                return false;
            }
            throw refused;
        }
    }

    /** The broker's confirmation comes on another thread, and may come before the number of what it confirms is known. */
    @Override
    protected void messageSentEvent(Message<?> message, String topic, int messageId) {
        if (messageId != 0 && numbered.putIfAbsent(messageId, confirmed(message)) == OVERTAKEN) {
            numbered.remove(messageId);
            confirmed(message).run();
        }
    }

    @Override
    protected void sendDeliveryCompleteEvent(int messageId) {
        permits.release();
        var confirmed = messageId == 0 ? unnumbered.poll() : numbered.putIfAbsent(messageId, OVERTAKEN);
        if (confirmed != null) {
            numbered.remove(messageId);
            confirmed.run();
        }
    }

    @Override
    protected void sendFailedDeliveryEvent(int messageId, Throwable cause) {
        permits.release();
        numbered.remove(messageId);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        letGo();
        super.disconnected(response);
    }

    @Override
    protected void doStop() {
        letGo();
        super.doStop();
    }

    /** Whoever waits for a permit finds the connection lost, and gives the permit on to the next. */
    private void letGo() {
        connected = false;
        permits.release();
    }

    private static Runnable confirmed(Message<?> message) {
        return Objects.requireNonNull(message.getHeaders().get(CONFIRMED, Runnable.class), CONFIRMED);
    }
}
