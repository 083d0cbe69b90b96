// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether students are heard and answered. Down while the broker is away; the teacher comes back by itself. */
@Component("mqtt")
class MqttHealth extends AbstractHealthIndicator {

    private final TeacherClient teacher;
    private final Pipeline pipeline;
    private final InstantSource clock;

    MqttHealth(TeacherClient teacher, Pipeline pipeline, InstantSource clock) {
        this.teacher = teacher;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var keepingUp = pipeline.isKeepingUp(clock.instant());
        health.status(teacher.isUp() && keepingUp ? Status.UP : Status.DOWN)
                .withDetail("connected", teacher.isUp())
                .withDetail("keepingUp", keepingUp);
    }
}
