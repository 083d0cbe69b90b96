// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the one rule for addresses of the roster, of submissions and of mails. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org\n",
                "\r\na@example.org",
                "a\r\nBcc: b@example.org",
                "a\n@example.org",
                "a@example.org> NOTIFY=never\r\nRCPT TO:<b@example.org",
                "a@example.org\0",
                "a@[127.0.0.1]",
                "Ana\r\nBcc: b@example.org <a@example.org>",
                "Ana <a@example.org\r\n>",
                "Ana <a@example.org>\r\nBcc: b@example.org",
            })
    void addressThatCouldInjectHeadersOrCommands_isRejected(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "a@@example.org",
                "a b@example.org",
                ".ana@example.org",
                "ana.@example.org",
                "a..b@example.org",
                "\"eva ruiz\"@example.org",
                "\"eva\"@example.org",
                "a@example.org,b@example.org",
                "a@example.org, Ana <b@example.org>",
                "Ana <a@example.org>, Eva <b@example.org>",
                "Ana <a@example.org> <b@example.org>",
                "Ana <>",
                "Ana a@example.org",
                "a@exam_ple.org",
                "a@exa mple.org",
                "a@-example.org",
                "a@example..org",
                "a@.org",
                "a@example.org.",
                "a@127.0.0.1",
                "a@straße.example",
                "a@ñ_.example",
                "\uD800a@example.org",
            })
    void textToWhichNoMailCanBeSent_isRejected(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pelim@teleco.upv.es, pelim@teleco.upv.es, false",
        "a.b+c'd@localhost, a.b+c'd@localhost, false",
        "-a@b.es, -a@b.es, false",
        "a@ESPAÑOL.example, a@xn--espaol-zwa.example, false",
        "a@例え.example, a@xn--r8jz45g.example, false",
        "núria@example.org, núria@example.org, true",
        "nu\u0301ria@example.org, núria@example.org, true",
        "用户@例え.example, 用户@xn--r8jz45g.example, true",
        "' ana@example.org ', ana@example.org, false",
        "'\u00A0ana@example.org\u00A0', ana@example.org, false",
        "Ana <ana@example.org>, ana@example.org, false",
        "'\"Ruiz, Ana\" <ana@example.org>', ana@example.org, false",
        "'Ruiz, Ana <ana@example.org>', ana@example.org, false",
        "<ana@example.org>, ana@example.org, false",
        "Ana< ana@example.org >, ana@example.org, false",
        "ana@example.org <ana@example.org>, ana@example.org, false",
    })
    void address_isUnderstood_asItIsSent(String text, String sent, boolean needsSmtpUtf8) {
        var address = EmailAddress.parse(text).orElseThrow();
        assertThat(address.forSmtp()).isEqualTo(sent);
        assertThat(address.needsSmtpUtf8()).isEqualTo(needsSmtpUtf8);
    }

    @Test
    void limitsOfLength_areThoseOfSmtp() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("ñ".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".es")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".es")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "b.".repeat(94) + "e"))
                .isPresent();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "b.".repeat(95) + "e"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 1_500, 1_000_000})
    void longText_isNoAddress_andDoesNotExhaustTheStack(int length) {
        var address = " <ana@example.org>";
        var name = "a".repeat(length - address.length() - 2);
        assertThat(EmailAddress.parse("\"" + name + "\"" + address)).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(length) + "es")).isEmpty();
        assertThat(EmailAddress.parse("\"" + "a".repeat(480) + "\"" + address)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Ana@Example.org, ana@example.org",
        "eva@español.example, EVA@xn--espaol-zwa.example",
        "Núria@example.org, nu\u0301ria@example.org",
        "Ana <ana@example.org>, ana@example.org",
        "No address, ' no ADDRESS'",
    })
    void spellingsOfOneAddress_haveTheSameKey(String first, String second) {
        assertThat(EmailAddress.key(first)).isEqualTo(EmailAddress.key(second));
    }

    @ParameterizedTest
    @CsvSource({
        "ana@example.org, ''",
        "<ana@example.org>, ''",
        "Prácticas DST <ana@example.org>, Prácticas DST",
        "'\"Ruiz, Ana\" <ana@example.org>', 'Ruiz, Ana'",
        "'\"Ana \\\"Ñu\\\"\" <ana@example.org>', 'Ana \"Ñu\"'",
    })
    void nameBeforeAnAddress_isRead(String text, String name) {
        assertThat(NamedAddress.parse(text)).map(NamedAddress::name).contains(name);
    }
}
