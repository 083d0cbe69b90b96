// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AotVariablesTest {

    @AfterEach
    void forget() {
        SpringProperties.setProperty(AbstractAotProcessor.AOT_PROCESSING, null);
    }

    @Test
    void variablesOfTheBuild_areRemoved() {
        SpringProperties.setFlag(AbstractAotProcessor.AOT_PROCESSING);
        assertThat(mailbox()).isEmpty();
    }

    @Test
    void variablesOfAStart_stay() {
        assertThat(mailbox()).isEqualTo("imaps://mail.example.org");
    }

    private static String mailbox() {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(
                        name,
                        new SystemEnvironmentPropertySource(
                                name, Map.of("DST_MAILBOX_URL", "imaps://mail.example.org")));
        new AotVariables().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("DST_MAILBOX_URL", "");
    }
}
