// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.lang.ArchRule;
import es.upv.dst.DstLab;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/** What holds in the whole house; {@link Planted} has a class for each, by name, that breaks it. */
enum ArchitectureRule {
    PAHO_IS_KNOWN_TO_MQTT_ALONE(knownOnlyTo("(mqtt|probe)", "org.eclipse.paho..")),
    THE_STUDENTS_CLIENT_IS_KNOWN_TO_STUDENT_ALONE(knownOnlyTo("student", "com.hivemq.client..")),
    ARTEMIS_IS_KNOWN_TO_THE_BROKER_ALONE(noClasses()
            .that()
            .resideOutsideOfPackage("es.upv.dst.broker..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.activemq..", "org.apache.artemis..")
                    .and(not(resideInAnyPackage("..artemis.core.journal..", "..artemis.core.io.."))))),
    ITS_JOURNAL_IS_KNOWN_TO_THE_LEDGER_ALONE(
            knownOnlyTo("storage.writebehind", "..artemis.core.journal..", "..artemis.core.io..")),
    SMTP_IS_KNOWN_TO_MAIL_ALONE(
            knownOnlyTo("mail", "jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..")),
    THE_DOOR_IS_GUARDED_BY_WEB_ALONE(
            knownOnlyTo("web", "org.springframework.security.config..", "org.springframework.security.web..")),
    A_FOLDER_TELLS_WHAT_THE_SOFTWARE_DOES(noClasses()
            .should()
            .resideInAnyPackage("..config..", "..dto..", "..util..", "..common..", "..impl..", "..model..")),
    NO_CLASS_IS_NAMED_AFTER_BEING_AN_IMPLEMENTATION(noClasses().should().haveSimpleNameEndingWith("Impl")),
    NOTHING_IS_SET_LATER(noMethods().should().haveNameMatching("set[A-Z].*").allowEmptyShould(true)),
    NO_STATIC_STATE(fields().that().areStatic().should().beFinal()),
    TIME_IS_A_PARAMETER(noClasses()
            .that()
            .doNotBelongToAnyOf(DstLab.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")),
    NO_THREAD_IS_INTERRUPTED_INSIDE_H2(noClasses().should().callMethod(ExecutorService.class, "shutdownNow"));

    private final ArchRule rule;

    ArchitectureRule(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }

    private static ArchRule knownOnlyTo(String features, String... packages) {
        return noClasses()
                .that()
                .haveNameNotMatching("es\\.upv\\.dst\\." + features + "\\..*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
