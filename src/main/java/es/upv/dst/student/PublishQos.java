// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import com.hivemq.client.mqtt.datatypes.MqttQos;

/** The QoS at which a student's program publishes. */
public enum PublishQos {
    /** QoS 0, the default of most students' clients. */
    UNCONFIRMED(MqttQos.AT_MOST_ONCE),
    /** QoS 1. The broker acknowledges or refuses each message. */
    CONFIRMED(MqttQos.AT_LEAST_ONCE);

    private final MqttQos qos;

    PublishQos(MqttQos qos) {
        this.qos = qos;
    }

    MqttQos qos() {
        return qos;
    }
}
