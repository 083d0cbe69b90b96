// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static es.upv.dst.programs.source.HandIn.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.programs.source.ExtractedSource.Unreadable;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which files of a hand-in are source, in which order, and why a hand-in is refused. */
class SourceExtractorTest {

    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1};

    @ParameterizedTest
    @ValueSource(strings = {"main.py", "MAIN.PYW", "main.py.txt", "programa"})
    void sourceFile_isRead(String name) {
        assertThat(HandIn.of(name, PROGRAM).read()).containsExactly(new SourceFile(name, PROGRAM));
    }

    @Test
    void windowsFile_isDecoded() {
        var bytes = PROGRAM.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252"));
        assertThat(HandIn.of("main.py", bytes).texts()).containsExactly(PROGRAM);
    }

    @Test
    void severalFiles_keepTheirOrderAndEqualNames() {
        assertThat(HandIn.of("b.py", "x = 1")
                        .and("a.py", "y = 1")
                        .and("b.py", "z = 1")
                        .read())
                .containsExactly(
                        new SourceFile("b.py", "x = 1"),
                        new SourceFile("a.py", "y = 1"),
                        new SourceFile("b.py", "z = 1"));
    }

    @Test
    void otherFilesBesideSource_areIgnored() {
        assertThat(HandIn.of("logo.png", IMAGE)
                        .and("memoria.pdf", IMAGE)
                        .and("requirements.txt", "paho-mqtt==2.1.0\n")
                        .and("log.txt", IMAGE)
                        .and("big.txt", "x".repeat(6_000_000))
                        .and("__init__.py", "\n")
                        .and("main.py", PROGRAM)
                        .withMessage("import paho\n")
                        .texts())
                .containsExactly(PROGRAM);
    }

    @Test
    void messageIsRead_ifTheFilesHaveNoSource() {
        assertThat(HandIn.of("logo.png", IMAGE)
                        .withMessage("Hola\n\n" + PROGRAM)
                        .read())
                .containsExactly(new SourceFile("message.py", PROGRAM));
        assertThat(HandIn.of("memoria.pdf", IMAGE).withMessage(PROGRAM).texts()).containsExactly(PROGRAM);
    }

    @Test
    void refusedFile_isNotReplacedByTheMessage() {
        assertThat(HandIn.of("p.zip", IMAGE).withMessage(PROGRAM).refusal()).isEqualTo(UnreadableReason.BAD_ARCHIVE);
    }

    @Test
    void noSource_namesWhatWasFound() {
        assertThat(HandIn.of("logo.png", IMAGE)
                        .and("notes.txt", "hola")
                        .withMessage("hola")
                        .refused())
                .isEqualTo(new Unreadable(UnreadableReason.NO_SOURCE, "found logo.png, notes.txt"));
        assertThat(HandIn.ofMessage("hola").refused())
                .isEqualTo(new Unreadable(UnreadableReason.NO_SOURCE, "no files"));
        var many = HandIn.of("0.png", IMAGE);
        for (int i = 1; i < 50; i++) {
            many = many.and(i + ".png", IMAGE);
        }
        assertThat(many.refused().detail()).startsWith("found 0.png, 1.png").endsWith("9.png and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.rar", "p.7z", "p.tar.gz", "p.docx", "p.pdf", "P.RTF"})
    void unsupportedFormat_isNamedWithTheAcceptedOnes(String name) {
        assertThat(HandIn.of("logo.png", IMAGE).and(name, IMAGE).refused())
                .isEqualTo(new Unreadable(UnreadableReason.UNSUPPORTED_FORMAT, name));
        assertThat(UnreadableReason.UNSUPPORTED_FORMAT.meaning()).contains(".py, .pyw, .txt, .ipynb and .zip");
    }

    @Test
    void contentThatIsNotText_isRefused() {
        assertThat(HandIn.of("main.py", IMAGE).and("b.py", PROGRAM).refused())
                .isEqualTo(new Unreadable(UnreadableReason.NOT_TEXT, "main.py"));
        assertThat(HandIn.of("main.txt", IMAGE).refusal()).isEqualTo(UnreadableReason.NOT_TEXT);
    }

    @Test
    void tooMuchSource_isRefused() {
        var half = "#" + "x".repeat(99_999);
        assertThat(HandIn.of("a.py", half).and("b.py", half).texts()).hasSize(2);
        assertThat(HandIn.of("a.py", half).and("b.py", half + "x").refusal()).isEqualTo(UnreadableReason.TOO_LARGE);
        assertThat(HandIn.of("a.py", "#" + "ñ".repeat(100_000)).refusal()).isEqualTo(UnreadableReason.TOO_LARGE);
        assertThat(HandIn.of("a.py", " ".repeat(5_000_001)).refused())
                .isEqualTo(new Unreadable(UnreadableReason.TOO_LARGE, "a.py: more than 5000000 bytes"));
        assertThat(HandIn.ofMessage(PROGRAM + "#\n".repeat(100_000)).refusal()).isEqualTo(UnreadableReason.TOO_LARGE);
    }

    @Test
    void tooManyFiles_areRefused() {
        var handIn = HandIn.of("0.py", "x = 1");
        for (int i = 1; i < 20; i++) {
            handIn = handIn.and(i + ".py", "x = 1");
        }
        assertThat(handIn.texts()).hasSize(20);
        assertThat(handIn.and("20.py", "x = 1").refusal()).isEqualTo(UnreadableReason.TOO_MANY_FILES);
    }

    @Test
    void otherLimits_apply() {
        var limits = new SourceLimits(1, 10, 100, 1, 1_000, 10);
        assertThat(HandIn.of("a.py", "x = 123456").within(limits).texts()).hasSize(1);
        assertThat(HandIn.of("a.py", "x = 1234567").within(limits).refusal()).isEqualTo(UnreadableReason.TOO_LARGE);
        assertThatThrownBy(() -> new SourceLimits(1, 1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
