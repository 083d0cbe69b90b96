// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.codes.Codes;
import es.upv.dst.mail.Outbox;
import es.upv.dst.mqtt.TeacherClient;
import es.upv.dst.roster.Roster;
import es.upv.dst.submissions.Submissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController {

    private final LabBroker broker;
    private final TeacherClient teacher;
    private final Roster roster;
    private final Codes codes;
    private final Submissions submissions;
    private final Outbox outbox;
    private final Instant startedAt;

    StatusController(
            LabBroker broker,
            TeacherClient teacher,
            Roster roster,
            Codes codes,
            Submissions submissions,
            Outbox outbox,
            InstantSource clock) {
        this.broker = broker;
        this.teacher = teacher;
        this.roster = roster;
        this.codes = codes;
        this.submissions = submissions;
        this.outbox = outbox;
        this.startedAt = clock.instant();
    }

    @GetMapping("/api/status")
    @SecurityRequirements
    @Operation(summary = "Whether the lab is connected, and how much of what there has been; public, no names")
    LabStatus status() {
        return new LabStatus(
                new LabStatus.Broker(teacher.isUp(), broker.embedded(), broker.url()),
                new LabStatus.Roster(roster.enrolled()),
                codes.pool(),
                codes.requests(),
                submissions.counts(),
                outbox.counts(),
                startedAt);
    }
}
