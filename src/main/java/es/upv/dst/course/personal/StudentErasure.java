// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.StudentData;
import es.upv.dst.course.StudentData.Erasure;
import es.upv.dst.course.archive.MailLock;
import es.upv.dst.roster.Dni;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Erases the data of one student. */
@Configuration(proxyBeanMethods = false)
class StudentErasure {

    private final StudentDataRepository repository;
    private final StudentSelections selections;
    private final MailLock mails;
    private final ExclusiveChange changes;
    private final InstantSource clock;

    StudentErasure(
            StudentDataRepository repository,
            StudentSelections selections,
            MailLock mails,
            ExclusiveChange changes,
            InstantSource clock) {
        this.repository = repository;
        this.selections = selections;
        this.mails = mails;
        this.changes = changes;
        this.clock = clock;
    }

    /** For other features. For a text that is no DNI, the lab has no data. */
    @Bean
    StudentData studentData() {
        return new StudentData(
                dni -> Dni.parse(dni)
                        .map(selections::find)
                        .map(repository::find)
                        .orElseGet(Map::of),
                dni -> Dni.parse(dni).map(this::erase).orElse(StudentData.Refusal.NO_DATA));
    }

    /** Erases the data. Codes stay issued or used, and counts stay right. */
    Erasure erase(Dni student) {
        return changes.run(() -> {
            var selection = selections.find(student);
            if (mails.lock(repository.findMails(selection), clock.instant())) {
                return StudentData.Refusal.MAIL_IN_PROGRESS;
            }
            var data = repository.find(selection);
            if (data.isEmpty()) {
                return StudentData.Refusal.NO_DATA;
            }
            repository.erase(selection);
            return new Erasure.Erased(data.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, rows -> rows.getValue().size())));
        });
    }
}
