// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class TrimmedVariablesTest {

    @Test
    void surroundingWhiteSpace_isRemoved() {
        assertThat(trimmed("DST_ROSTER", "  list of the class.csv\r")).isEqualTo("list of the class.csv");
        assertThat(trimmed("SERVER_PORT", "8080\r\n")).isEqualTo("8080");
        assertThat(trimmed("SPRING_MAIL_HOST", "\u00A0mail.example.org\u2003")).isEqualTo("mail.example.org");
        assertThat(trimmed("DST_BROKER_URL", " \t")).isEmpty();
    }

    @Test
    void variableOfAnotherProgram_isNotChanged() {
        assertThat(trimmed("PS1", "$ ")).isEqualTo("$ ");
    }

    @Test
    void password_isNotChanged_butAWarningNamesIt(CapturedOutput log) {
        assertThat(trimmed("DST_ADMIN_PASSWORD", "secret\r")).isEqualTo("secret\r");
        assertThat(trimmed("SPRING_MAIL_PASSWORD", "secret")).isEqualTo("secret");
        assertThat(log.getAll())
                .containsOnlyOnce("DST_ADMIN_PASSWORD begins or ends with white space")
                .doesNotContain("SPRING_MAIL_PASSWORD", "secret");
    }

    private static String trimmed(String name, String value) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        new TrimmedVariables(destination -> destination.get())
                .postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(name, "");
    }
}
