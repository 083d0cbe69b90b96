// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.Topics;
import es.upv.dst.mail.Mail;
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

/** Every letter has all its sentences, in both languages; target/letters has them to look at. */
class MailRendererTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DUPLICATE", "REHEARSED"})
    void aLetterIsCompleteInBothLanguages(Verdict verdict) throws IOException {
        for (var language : new String[] {"es", "en"}) {
            var letter = render(language, "93729", "Peter Lim", verdict);
            assertThat(letter.text() + letter.html() + letter.subject())
                    .contains("93729", "Peter Lim", "2026", "19:05:42", "Madrid")
                    .doesNotContain("??", "null", " th:", "{0}", "DST/");
            assertThat(letter.text().contains("LAB2/"))
                    .as("the topics of the lab")
                    .isEqualTo(verdict != Verdict.ACCEPTED)
                    .isEqualTo(letter.html().contains("LAB2/"));
            var folder = Files.createDirectories(Path.of("target/letters"));
            Files.writeString(folder.resolve(verdict + "-" + language + ".html"), letter.html());
            Files.writeString(folder.resolve(verdict + "-" + language + ".txt"), letter.text());
        }
    }

    @Test
    void nobodyWritesALetterOfTheirOwnWithANameOrACode() {
        var letter = render("es", "buy at https://spam.example", "x".repeat(1_000), Verdict.ACCEPTED);
        assertThat(letter.text() + letter.html() + letter.subject())
                .contains("buy at https…", "x".repeat(100) + "…")
                .doesNotContain("spam", "x".repeat(101));
    }

    private static MailContent render(String language, String code, String name, Verdict verdict) {
        var day = Duration.ofDays(1);
        var properties = new MailProperties("dst@example.org", Locale.of(language), day, day, 1, day);
        var received = Instant.parse("2026-05-20T17:05:42.123Z");
        var mail = new Mail(1, 1, received, "<1@example.org>", received, code, name, "a@example.org", verdict);
        return new MailRenderer(properties, new Topics("LAB2")).render(mail);
    }
}
