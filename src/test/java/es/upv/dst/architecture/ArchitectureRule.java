// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import es.upv.dst.DstLab;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The rules for the production code. The package {@code planted} has a violation of each. */
enum ArchitectureRule {
    PAHO_ONLY_IN_MQTT_AND_PROBE(usedOnlyIn("(mqtt|probe)", "org.eclipse.paho..")),
    HIVEMQ_CLIENT_ONLY_IN_STUDENT(usedOnlyIn("student", "com.hivemq.client..")),
    ARTEMIS_ONLY_IN_BROKER(noClasses()
            .that()
            .resideOutsideOfPackage("es.upv.dst.broker..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.activemq..", "org.apache.artemis..")
                    .and(not(resideInAnyPackage("..artemis.core.journal..", "..artemis.core.io.."))))),
    ARTEMIS_JOURNAL_ONLY_IN_STORAGE_LOG(usedOnlyIn("storage\\.log", "..artemis.core.journal..", "..artemis.core.io..")),
    MAIL_PROTOCOLS_ONLY_IN_MAIL_AND_MAILBOX(usedOnlyIn(
            "(mail|programs\\.mailbox)",
            "jakarta.mail..",
            "org.eclipse.angus..",
            "org.springframework.mail..",
            "org.springframework.integration.mail..")),
    SPRING_SECURITY_ONLY_IN_WEB(
            usedOnlyIn("web", "org.springframework.security.config..", "org.springframework.security.web..")),
    /** A feature's own package may use its subpackages, and they may use it. */
    NO_CYCLE_OF_SUBPACKAGES(slices().matching("es.upv.dst.(*).(**)").should().beFreeOfCycles()),
    NO_PACKAGE_NAMED_AFTER_A_TECHNICAL_LAYER(noClasses()
            .should()
            .resideInAnyPackage("..config..", "..dto..", "..util..", "..common..", "..impl..", "..model..")),
    NO_CLASS_NAME_ENDS_WITH_IMPL(noClasses().should().haveSimpleNameEndingWith("Impl")),
    NO_SETTERS(noMethods().should().haveNameMatching("set[A-Z].*").allowEmptyShould(true)),
    STATIC_FIELDS_ARE_FINAL(fields().that().areStatic().should().beFinal()),
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
    /** Without it, a handler method makes the change and then answers 406. */
    CHANGES_DECLARE_WHAT_THEY_PRODUCE(methods()
            .that()
            .areAnnotatedWith(PostMapping.class)
            .or()
            .areAnnotatedWith(PutMapping.class)
            .or()
            .areAnnotatedWith(DeleteMapping.class)
            .should(ArchCondition.from(describe("declare produces", ArchitectureRule::declaresProduces)))),
    /** An interrupt of a thread inside H2 closes the database for all threads. */
    NO_SHUTDOWN_NOW(noClasses().should().callMethod(ExecutorService.class, "shutdownNow"));

    private final ArchRule rule;

    ArchitectureRule(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }

    private static boolean declaresProduces(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.hasExplicitlyDeclaredProperty("produces"));
    }

    private static ArchRule usedOnlyIn(String features, String... packages) {
        return noClasses()
                .that()
                .haveNameNotMatching("es\\.upv\\.dst\\." + features + "\\..*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
