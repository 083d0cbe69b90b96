// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.Topics;
import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.submissions.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Tests that each mail contains all its texts in both languages, and writes the mails to target/mails for inspection.
 */
class MailRendererTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DUPLICATE", "REHEARSED"})
    void eachVerdict_isRenderedCompletelyInBothLanguages(Verdict verdict) throws IOException {
        for (var language : new String[] {"es", "en"}) {
            var content = render(language, "93729", "Peter Lim", verdict);
            assertThat(content.text() + content.html() + content.subject())
                    .contains("93729", "Peter Lim", "2026", "19:05:42", "Madrid")
                    .doesNotContain("??", "null", " th:", "{0}", "DST/");
            assertThat(content.text().contains("LAB2/"))
                    .as("contains the topics of the lab")
                    .isEqualTo(verdict != Verdict.ACCEPTED)
                    .isEqualTo(content.html().contains("LAB2/"));
            var folder = Files.createDirectories(Path.of("target/mails"));
            Files.writeString(folder.resolve(verdict + "-" + language + ".html"), content.html());
            Files.writeString(folder.resolve(verdict + "-" + language + ".txt"), content.text());
        }
    }

    @Test
    void urlInTheCodeAndLongName_areTruncated() {
        var content = render("es", "buy at https://spam.example", "x".repeat(1_000), Verdict.ACCEPTED);
        assertThat(content.text() + content.html() + content.subject())
                .contains("buy at https…", "x".repeat(100) + "…")
                .doesNotContain("spam", "x".repeat(101));
    }

    private static MailContent render(String language, String code, String name, Verdict verdict) {
        var day = Duration.ofDays(1);
        var properties = new MailProperties("dst@example.org", Locale.of(language), day, day, 1, day, 3, 60);
        var received = Instant.parse("2026-05-20T17:05:42.123Z");
        var topic = new MailTopic.SubmissionVerdict(code, verdict);
        var mail = new Mail(1, 1, received, "<1@example.org>", received, name, "a@example.org", topic);
        return new MailRenderer(properties, new Topics("LAB2")).render(mail);
    }
}
