// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The two versions of MQTT, spoken by a client library. */
enum MqttVersion {
    MQTT_3_1_1 {
        @Override
        MqttTestClient connect(int port, String id, String user, String password) {
            var client = builder(port, id).useMqttVersion3().buildBlocking();
            var received = new CopyOnWriteArrayList<String>();
            client.toAsync()
                    .publishes(
                            MqttGlobalPublishFilter.ALL, m -> received.add(text(m.getTopic(), m.getPayloadAsBytes())));
            var connect = client.connectWith();
            (user.isEmpty()
                            ? connect
                            : connect.simpleAuth()
                                    .username(user)
                                    .password(password.getBytes(StandardCharsets.UTF_8))
                                    .applySimpleAuth())
                    .send();
            return new Third(client, received);
        }
    },
    MQTT_5 {
        @Override
        MqttTestClient connect(int port, String id, String user, String password) {
            var client = builder(port, id).useMqttVersion5().buildBlocking();
            var received = new CopyOnWriteArrayList<String>();
            client.toAsync()
                    .publishes(
                            MqttGlobalPublishFilter.ALL, m -> received.add(text(m.getTopic(), m.getPayloadAsBytes())));
            var connect = client.connectWith();
            (user.isEmpty()
                            ? connect
                            : connect.simpleAuth()
                                    .username(user)
                                    .password(password.getBytes(StandardCharsets.UTF_8))
                                    .applySimpleAuth())
                    .send();
            return new Fifth(client, received);
        }
    };

    /** Throws if the broker refuses the login. */
    abstract MqttTestClient connect(int port, String id, String user, String password);

    static MqttClientBuilder builder(int port, String id) {
        return MqttClient.builder().identifier(id).serverHost("127.0.0.1").serverPort(port);
    }

    static String text(Object topic, byte[] payload) {
        return topic + " " + new String(payload, StandardCharsets.UTF_8);
    }

    private record Third(Mqtt3BlockingClient client, List<String> received) implements MqttTestClient {

        @Override
        public boolean subscribe(String filter) {
            try {
                client.subscribeWith()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                return true;
            } catch (Mqtt3SubAckException refused) {
                return false;
            }
        }

        @Override
        public void publish(String topic, String payload) {
            client.publishWith()
                    .topic(topic)
                    .payload(payload.getBytes(StandardCharsets.UTF_8))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
        }

        @Override
        public void publishRetained(String topic, String payload) {
            client.publishWith()
                    .topic(topic)
                    .payload(payload.getBytes(StandardCharsets.UTF_8))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(true)
                    .send();
        }

        @Override
        public void close() {
            if (client.getState() == MqttClientState.CONNECTED) {
                client.disconnect();
            }
        }
    }

    record Fifth(Mqtt5BlockingClient client, List<String> received) implements MqttTestClient {

        @Override
        public boolean subscribe(String filter) {
            try {
                client.subscribeWith()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                return true;
            } catch (Mqtt5SubAckException refused) {
                return false;
            }
        }

        @Override
        public void publish(String topic, String payload) {
            publish(topic, payload, false);
        }

        @Override
        public void publishRetained(String topic, String payload) {
            publish(topic, payload, true);
        }

        private void publish(String topic, String payload, boolean retain) {
            try {
                client.publishWith()
                        .topic(topic)
                        .payload(payload.getBytes(StandardCharsets.UTF_8))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(retain)
                        .send();
            } catch (Mqtt5PubAckException refused) {
                // Whether it was let through is seen by who hears it, in either version.
            }
        }

        @Override
        public void close() {
            if (client.getState() == MqttClientState.CONNECTED) {
                client.disconnect();
            }
        }
    }
}
