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
class UnknownVariablesTest {

    @Test
    void misspeltVariable_isNamedWithTheNearestSetting(CapturedOutput log) {
        check(Map.of("DST_MAIL_FORM", "a@example.org", "DST_CODES_PER_STUDNET", "7", "DST_COLOUR", "secret"));
        assertThat(log.getOut().lines().filter(line -> line.contains("is no setting")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("DST_CODES_PER_STUDNET")
                                .contains("Is DST_CODES_PER_STUDENT meant?"),
                        line -> assertThat(line)
                                .contains("DST_COLOUR is no setting of dst-lab, and is ignored. application.yml"),
                        line -> assertThat(line).contains("DST_MAIL_FORM").contains("Is DST_MAIL_FROM meant?"));
        assertThat(log.getOut()).doesNotContain("secret", "example.org");
    }

    @Test
    void settingsAndVariablesOfOtherPrograms_areNotNamed(CapturedOutput log) {
        check(Map.of(
                "DST_DATA_DIR", "x",
                "DST_MAIL_FIRSTRETRY", "1s",
                "DST_MAIL_FIRST_RETRY", "1s",
                "DST_ROSTER", "x",
                "DSTX", "x",
                "DST_LAB_PORT", "tcp://10.0.0.1:8080",
                "DST_LAB_SERVICE_HOST", "10.0.0.1",
                "DST_LAB_PORT_8080_TCP_ADDR", "10.0.0.1"));
        assertThat(log.getOut()).doesNotContain("is no setting");
    }

    private static void check(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        new UnknownVariables(destination -> destination.get())
                .postProcessEnvironment(environment, new SpringApplication());
    }
}
