// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests the sender of the mails in the settings. */
@ExtendWith(OutputCaptureExtension.class)
class MailPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"dst", "DST dst@example.org", "a@example.org, b@example.org", "DST <dst@>", "@example.org"})
    void invalidSender_stopsTheStart_inTwoLines(String from, CapturedOutput log) {
        assertThatThrownBy(() -> start(from)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(log.getOut())
                .contains("DST_MAIL_FROM is ", ", must be an e-mail address, or a name and an address: DST <ADDRESS>.")
                .contains("Correct DST_MAIL_FROM")
                .doesNotContain("\tat ", "Property:");
    }

    @ParameterizedTest
    @CsvSource({
        "dst@example.org, '', dst@example.org",
        "Prácticas DST <dst@example.org>, Prácticas DST, dst@example.org",
        "'\"Prácticas, DST\" <dst@español.example> ', 'Prácticas, DST', dst@xn--espaol-zwa.example",
    })
    void validSender_isRead(String from, String name, String address) {
        try (var context = start(from)) {
            var sender = context.getBean(MailProperties.class).sender();
            assertThat(sender.name()).isEqualTo(name);
            assertThat(sender.address().forSmtp()).isEqualTo(address);
        }
    }

    private static ConfigurableApplicationContext start(String from) {
        return new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .run("--dst.mail.from=" + from);
    }

    @EnableConfigurationProperties(MailProperties.class)
    static class OnlySettings {}
}
