// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import com.hivemq.client.mqtt.datatypes.MqttQos;

/** How a student's program publishes; the lab answers in the same way. */
public enum Publishing {
    /** At QoS 0, as students do who leave it at that. */
    UNCONFIRMED(MqttQos.AT_MOST_ONCE),
    /** At QoS 1, by which the broker says whether it has the message or refuses it. */
    CONFIRMED(MqttQos.AT_LEAST_ONCE);

    private final MqttQos qos;

    Publishing(MqttQos qos) {
        this.qos = qos;
    }

    MqttQos qos() {
        return qos;
    }
}
