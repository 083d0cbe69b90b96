// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static io.netty.handler.codec.mqtt.MqttProperties.WILL_DELAY_INTERVAL;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;

/**
 * The will of a client. The lab gives it to the session itself, because Artemis would keep the payload in a buffer of
 * Netty's pool and never free that buffer.
 *
 * @param properties all but the delay; the Message Expiry Interval is bounded
 */
public record Will(
        String topic,
        byte[] payload,
        int qos,
        boolean isRetained,
        int delaySeconds,
        List<? extends MqttProperty<?>> properties) {

    /** Returns the will of a CONNECT packet. */
    public static Optional<Will> of(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        var payload = connect.payload();
        return header.isWillFlag()
                ? Optional.of(new Will(
                        payload.willTopic(),
                        payload.willMessageInBytes(),
                        header.willQos(),
                        header.isWillRetain(),
                        delaySeconds(connect),
                        propertiesWithoutDelay(connect)))
                : Optional.empty();
    }

    /** Returns the delay of the will of a CONNECT packet, as an unsigned number. */
    public static int delaySeconds(MqttConnectMessage connect) {
        return connect.payload().willProperties().getProperty(WILL_DELAY_INTERVAL) instanceof IntegerProperty seconds
                ? seconds.value()
                : 0;
    }

    private static List<? extends MqttProperty<?>> propertiesWithoutDelay(MqttConnectMessage connect) {
        return PropertyEdit.withBoundedExpiry(connect.payload().willProperties()).listAll().stream()
                .filter(property -> property.propertyId() != WILL_DELAY_INTERVAL)
                .<MqttProperty<?>>map(property -> property)
                .toList();
    }

    /** Returns the packet without its will. */
    public static MqttConnectMessage removeFrom(MqttConnectMessage connect) {
        return new ConnectEdit(connect).withoutWill();
    }

    /** Lets Artemis publish the will when it must. */
    public void addTo(MQTTSessionState state) {
        state.setWillMessage(Unpooled.wrappedBuffer(payload));
        state.setWillTopic(topic);
        state.setWillQoSLevel(qos);
        state.setWillRetain(isRetained);
        state.setWillDelayInterval(delaySeconds);
        state.setWillUserProperties(properties);
        state.setWillStatus(MQTTSessionState.WillStatus.NOT_SENT);
        state.setWill(true);
    }
}
