// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.evidence.ProgramStep;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.source.UnreadableReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the receipts have a text for each reason and each step, in both languages. */
class ReceiptTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void eachReasonAndStep_hasAText(String language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        var texts = ResourceBundle.getBundle("programs/receipt", Locale.of(language), control);
        var reasons = Stream.of(UnreadableReason.values(), MailDefect.values()).flatMap(Arrays::stream);
        assertThat(reasons).allMatch(reason -> texts.containsKey("reason." + ((Enum<?>) reason).name()));
        assertThat(ProgramStep.values()).allMatch(step -> texts.containsKey("step." + step.name()));
        assertThat(texts.keySet()).allMatch(key -> !texts.getString(key).contains("'"));
    }
}
