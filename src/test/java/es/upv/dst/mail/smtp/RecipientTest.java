// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests which addresses are accepted as recipients. A submission with a control character is malformed already; the
 * parser rejects such addresses too.
 */
class RecipientTest {

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
            })
    void addressThatCouldInjectHeadersOrCommands_isRejected(String text) {
        assertThat(Recipient.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pelim@teleco.upv.es, pelim@teleco.upv.es",
        "a.b+c'd@localhost, a.b+c'd@localhost",
        "a@ESPAÑOL.example, a@xn--espaol-zwa.example",
        "a@例え.example, a@xn--r8jz45g.example",
    })
    void validAddress_isConvertedToAscii(String text, String ascii) {
        assertThat(Recipient.parse(text)).map(InternetAddress::getAddress).contains(ascii);
    }
}
