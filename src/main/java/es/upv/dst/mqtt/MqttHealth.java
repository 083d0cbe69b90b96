// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether students are heard. Down while the broker is away; the teacher comes back by itself. */
@Component("mqtt")
class MqttHealth implements HealthIndicator {

    private final TeacherClient teacher;

    MqttHealth(TeacherClient teacher) {
        this.teacher = teacher;
    }

    @Override
    public Health health() {
        return teacher.isUp() ? Health.up().build() : Health.down().build();
    }
}
