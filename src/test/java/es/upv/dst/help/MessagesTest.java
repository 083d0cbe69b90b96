// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.codes.CodeError;
import es.upv.dst.codes.Issuance;
import es.upv.dst.mail.MailState;
import es.upv.dst.roster.DniError;
import es.upv.dst.submissions.SolutionError;
import es.upv.dst.submissions.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that each text of the students' page exists in both languages. */
class MessagesTest {

    private static final Verdict[] VERDICTS_OF_STUDENTS =
            EnumSet.complementOf(EnumSet.of(Verdict.REHEARSED)).toArray(Verdict[]::new);

    @Test
    void bothLanguages_haveTheSameKeys() throws IOException {
        assertThat(readTexts("messages_en").keySet())
                .isEqualTo(readTexts("messages").keySet());
    }

    @Test
    void everyFlawOutcomeVerdictAndMailState_hasAText() throws IOException {
        assertThat(Stream.of(
                                keys("dni.", DniError.DniErrorKind.values()),
                                keys("code.", CodeError.CodeErrorKind.values()),
                                keys("solution.", SolutionError.SolutionErrorKind.values()),
                                keys("step.", Issuance.Outcome.values()),
                                keys("step.", VERDICTS_OF_STUDENTS),
                                keys("step.mail.", MailState.values()),
                                keys("hint.", VERDICTS_OF_STUDENTS),
                                keys("hint.", Issuance.Outcome.values()))
                        .flatMap(each -> each))
                .isSubsetOf(readTexts("messages").stringPropertyNames());
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value);
    }

    private static Properties readTexts(String name) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/help/" + name + ".properties"), UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
