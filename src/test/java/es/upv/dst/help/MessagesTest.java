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

/** Nothing that the page may have to say is missing, in either language. */
class MessagesTest {

    private static final Verdict[] REAL =
            EnumSet.complementOf(EnumSet.of(Verdict.REHEARSED)).toArray(Verdict[]::new);

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(read("messages_en").keySet()).isEqualTo(read("messages").keySet());
    }

    @Test
    void thereIsASentenceForWhateverMayBeWrongAndWhateverMayHappen() throws IOException {
        assertThat(Stream.of(
                                all("dni.", DniError.DniErrorKind.values()),
                                all("code.", CodeError.CodeErrorKind.values()),
                                all("solution.", SolutionError.SolutionErrorKind.values()),
                                all("step.", Issuance.Outcome.values()),
                                all("step.", REAL),
                                all("step.mail.", MailState.values()),
                                all("hint.", REAL),
                                all("hint.", Issuance.Outcome.values()))
                        .flatMap(keys -> keys))
                .isSubsetOf(read("messages").stringPropertyNames());
    }

    private static Stream<String> all(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value);
    }

    private static Properties read(String name) throws IOException {
        var sentences = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/help/" + name + ".properties"), UTF_8)) {
            sentences.load(file);
        }
        return sentences;
    }
}
