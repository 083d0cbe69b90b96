// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is read from the header of a mail, and which mails are not answered. */
class MailHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: eva@example.org\nAuto-Submitted: auto-replied",
                "From: eva@example.org\nAuto-Submitted: auto-generated; x=y",
                "From: eva@example.org\nPrecedence: Bulk",
                "From: eva@example.org\nList-Id: <x>",
                "From: eva@example.org\nReturn-Path: <>",
                "From: eva@example.org\nContent-Type: multipart/report; boundary=x",
                "From: DST <Lab@Example.org>",
                "From: MAILER-DAEMON@example.org",
                "From: no-reply@example.org",
                "Subject: no sender",
                "From: <>"
            })
    void mailOfAProgram_isNotAnswered(String header) throws Exception {
        assertThat(read(header).automatic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: eva@example.org",
                "From: =?utf-8?q?Eva_Mu=C3=B1oz?= <eva@example.org>\nAuto-Submitted: no",
                "From: eva@example.org, other@example.org\nReturn-Path: <eva@example.org>"
            })
    void mailOfAPerson_isAnswered(String header) throws Exception {
        assertThat(read(header)).returns(false, MailHeader::automatic).returns("eva@example.org", MailHeader::sender);
    }

    @Test
    void brokenHeader_isReadAsFarAsPossible() throws Exception {
        var header = read("From: \"unclosed <a@b\nSubject: =?x-none?Q?=ZZ?=\n  folded\nMessage-ID:\nno header line");
        assertThat(header.sender()).isEqualTo("\"unclosed <a@b");
        assertThat(header.subject()).contains("folded");
        assertThat(header.messageId()).isEmpty();
    }

    /** A header of a mail may have 200,000 lines. */
    @Test
    void headerOfManyLines_isReadSoon() {
        var header = "From: eva@example.org\nSubject: a" + "\n =?utf-8?q?b?=".repeat(199_000);
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(read(header).subject()).startsWith("a b").hasSizeBetween(100, 2_000));
    }

    private static MailHeader read(String header) throws Exception {
        var raw = new RawMail((header + "\n\nbody").getBytes(StandardCharsets.ISO_8859_1));
        return MailHeader.of(raw.parse(), Set.of("lab@example.org"));
    }
}
