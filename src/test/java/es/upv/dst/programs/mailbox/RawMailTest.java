// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which bytes of a mail are its body. */
class RawMailTest {

    @ParameterizedTest
    @ValueSource(strings = {"A: b\nC: d\n\nbody\n\nx", "A: b\r\n\r\nbody\n\nx", "A: b\n\r\nbody\n\nx"})
    void body_beginsAtTheFirstEmptyLine(String mail) {
        assertThat(body(mail).strip()).isEqualTo("body\n\nx");
    }

    @Test
    void mailWithoutAnEmptyLine_hasNoBody() {
        assertThat(body("A: b\r\nC: d\r\n")).isEmpty();
        assertThat(body("")).isEmpty();
    }

    @Test
    void body_isNoCopy() {
        var raw = new RawMail("A: b\n\nbody".getBytes(US_ASCII));
        assertThat(raw.body().array()).isSameAs(raw.bytes());
    }

    private static String body(String mail) {
        return US_ASCII.decode(new RawMail(mail.getBytes(US_ASCII)).body()).toString();
    }
}
