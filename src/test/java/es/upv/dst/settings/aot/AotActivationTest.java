// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.aot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import es.upv.dst.DstLab;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AotActivationTest {

    @AfterEach
    void forget() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
    }

    @Test
    void defaultSettings_useTheGeneratedBeans() {
        assertThat(usesGeneratedBeans(Generated.class)).isTrue();
    }

    @Test
    void programWithoutGeneratedBeans_usesNone() {
        assertThat(usesGeneratedBeans(AotActivationTest.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dst.broker.url=tcp://broker.example.org:1883",
                "dst.mailbox.url=",
                "management.endpoints.web.exposure.include=health,info,prometheus,sbom",
                "server.port=8081",
                "server.ssl.bundle=web",
                "spring.application.pid=4711",
                "spring.application.version=0.1.0",
                "spring.datasource.hikari.connection-timeout=1000",
                "spring.datasource.url=jdbc:postgresql://db.example.org/lab",
                "spring.mail.host=mail.example.org",
                "spring.profiles.active=demo",
                "spring.ssl.bundle.pem.web.keystore.certificate=web.pem"
            })
    void settingWithoutConditions_usesTheGeneratedBeans(String setting) {
        assertThat(usesGeneratedBeans(Generated.class, setting)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dst.mailbox.url=imaps://mail.example.org",
                "dst.studentflow.enabled=false",
                "dst.studentflow.enabled=yes",
                "management.endpoints.web.exposure.include=health",
                "server.forward-headers-strategy=native",
                "server.forward-headers-strategy=FRAMEWORK",
                "spring.application.admin.enabled=true",
                "spring.datasource.jndi-name=lab",
                "spring.mail.test-connection=true",
                "spring.servlet.multipart.enabled=false",
                "spring.threads.virtual.enabled=false",
                "springdoc.swagger-ui.enabled=false"
            })
    void settingOfACondition_usesNoGeneratedBeans(String setting) {
        assertThat(usesGeneratedBeans(Generated.class, setting)).isFalse();
    }

    @Test
    void variableWithoutConditions_usesTheGeneratedBeans() {
        assertThat(usesGeneratedBeans(Generated.class, Map.of("DST_BROKER_PORT", "1884", "SPRING_MAIL_HOST", "mail")))
                .isTrue();
    }

    @Test
    void variableOfACondition_usesNoGeneratedBeans() {
        assertThat(usesGeneratedBeans(Generated.class, Map.of("SPRINGDOC_SWAGGER_UI_ENABLED", "false")))
                .isFalse();
    }

    @Test
    void explicitChoice_isKept() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        assertThat(usesGeneratedBeans(Generated.class)).isFalse();
    }

    /** The settings of another condition would have to be added to {@link AotActivation}. */
    @Test
    void conditionsOfTheLab_areThoseThatAotActivationKnows() {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackagesOf(DstLab.class);
        assertThat(classes.stream().filter(AotActivationTest::isConditional).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "MailboxConfiguration", "StudentFlowController", "ForwardedPort", "ForwardedPrefixFilter");
    }

    private static boolean isConditional(JavaClass type) {
        return Stream.<CanBeAnnotated>concat(Stream.of(type), type.getMethods().stream())
                .anyMatch(annotated -> annotated.isMetaAnnotatedWith(Conditional.class));
    }

    /** Reads the application.yml of the lab too: that of the class path, and the copy in the current folder. */
    private static boolean usesGeneratedBeans(Class<?> main, String... settings) {
        return usesGeneratedBeans(main, Map.of(), settings);
    }

    private static boolean usesGeneratedBeans(Class<?> main, Map<String, Object> variables, String... settings) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        var application = new SpringApplication(main);
        application.setMainApplicationClass(main);
        Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test", Map.of(pair[0], pair[1]))));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        new AotActivation(Generated.class::equals).postProcessEnvironment(environment, application);
        return AotDetector.useGeneratedArtifacts();
    }

    /** A main class for which Spring has generated beans. */
    private static final class Generated {}
}
