// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.awaitility.Awaitility.await;

import java.util.List;

/** A client that has logged in, in either version of MQTT. */
interface MqttTestClient extends AutoCloseable {

    /** Whether the broker granted it. */
    boolean subscribe(String filter);

    void publish(String topic, String payload);

    void publishRetained(String topic, String payload);

    /** What has arrived: topic, a space, payload. */
    List<String> received();

    default void awaitMessage(String topic, String payload) {
        await().until(() -> received().contains(topic + " " + payload));
    }

    @Override
    void close();
}
