// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import es.upv.dst.programs.intake.HandIn.MailBody.MailParts;
import es.upv.dst.programs.mailbox.PartCollector.TextTooLongException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits of what is read of a mail, so that a small mail cannot take the memory of the lab. */
class PartCollectorTest {

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain"})
    void longTextInABase64Part_isNotRead(String type) {
        var mail = base64(type, "<p>a".repeat(200_000));
        assertThat(mail.hasTooManyParts()).isFalse();
        assertThatThrownBy(() -> PartCollector.collect(mail.parse())).isInstanceOf(TextTooLongException.class);
    }

    @Test
    void textBelowTheLimit_isRead() throws Exception {
        var body = PartCollector.collect(
                base64("text/plain", "a = 1\n".repeat(50_000)).parse());
        assertThat(body)
                .isInstanceOfSatisfying(
                        MailParts.class, parts -> assertThat(parts.text()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r--b\r", "\n--b\n", "\r\n--b\r\n"})
    void manyDelimiters_areRecognisedWithEachLineEnd(String delimiter) {
        var mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + delimiter.repeat(20_000);
        assertThat(new RawMail(mail.getBytes(US_ASCII)).hasTooManyParts()).isTrue();
    }

    @Test
    void fileNameOfManyLines_isReadSoon() throws Exception {
        var name = "=?utf-8?q?a?=\r\n ".repeat(200_000) + "x.py";
        var mail =
                new RawMail(("Content-Disposition: attachment; filename=\"" + name + "\"\r\n\r\nx").getBytes(US_ASCII));
        var body = assertTimeout(Duration.ofSeconds(5), () -> PartCollector.collect(mail.parse()));
        assertThat(body)
                .isInstanceOfSatisfying(
                        MailParts.class,
                        parts -> assertThat(parts.files())
                                .singleElement()
                                .satisfies(file -> assertThat(file.name())
                                        .hasSizeLessThan(10_001)
                                        .endsWith("x.py")));
    }

    /** The parser would search for a boundary of this length in quadratic time. */
    @ParameterizedTest
    @ValueSource(strings = {"", "; boundary=%s"})
    void multipartWithoutAShortBoundary_isDamaged(String parameter) {
        var line = "a".repeat(500_000);
        var mail = "Content-Type: multipart/mixed" + parameter.formatted(line) + "\r\n\r\n--" + line + "\r\n\r\nx";
        var raw = new RawMail(mail.getBytes(US_ASCII));
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThatThrownBy(() -> PartCollector.collect(raw.parse()))
                        .isInstanceOf(MessagingException.class)
                        .hasMessageContaining("boundary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain", "Content-Disposition: attachment"})
    void headerOfManyParameters_isDamaged(String header) {
        var parameters =
                IntStream.range(0, 1_001).mapToObj(";\r\n a%d=b"::formatted).collect(Collectors.joining());
        var raw = new RawMail((header + parameters + "\r\n\r\nx").getBytes(US_ASCII));
        assertThatThrownBy(() -> PartCollector.collect(raw.parse()))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("parameters");
    }

    @Test
    void largestMailInBase64_isReadAndManyHeaderLinesAreNot() {
        var line = "a".repeat(76) + "\r\n";
        assertThat(new RawMail(line.repeat(RawMail.MAX_BYTES / line.length()).getBytes(US_ASCII)).hasTooManyParts())
                .isFalse();
        assertThat(new RawMail("From:x\r\n".repeat(990_000).getBytes(US_ASCII)).hasTooManyParts())
                .isTrue();
    }

    private static RawMail base64(String type, String text) {
        var header = "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return new RawMail(
                (header + Base64.getMimeEncoder().encodeToString(text.getBytes(US_ASCII))).getBytes(US_ASCII));
    }
}
