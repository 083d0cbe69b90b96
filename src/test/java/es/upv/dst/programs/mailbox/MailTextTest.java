// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the text of a mail keeps the lines and the characters of a program. */
class MailTextTest {

    @Test
    void html_hasTheLinesThatABrowserShows() {
        assertThat(
                        MailText.ofHtml(
                                "<p>Hola,\n  aquí:</p><div>import&nbsp;x</div><div><br></div><pre>def f():\n    pass</pre>a<br>b<ul><li>c"))
                .isEqualTo("Hola, aquí:\nimport\u00a0x\n\ndef f():\n    pass\na\nb\nc\n");
    }

    @Test
    void flowedText_isUnwrapped() throws Exception {
        var type = new ContentType("text/plain; format=flowed");
        assertThat(MailText.unwrap("x = call(a, \nb)\n  y = 1\n-- \nEva", type))
                .isEqualTo("x = call(a, b)\n y = 1\n-- \nEva\n");
        assertThat(MailText.unwrap("x \ny", new ContentType("text/plain"))).isEqualTo("x \ny");
    }

    @ParameterizedTest
    @CsvSource({"utf-8", "''", "no-such-charset", "'%'"})
    void text_isDecodedByItsCharset_orAsUtf8(String charset) throws Exception {
        var type = new ContentType("text/plain");
        type.setParameter("charset", charset);
        assertThat(MailText.decode("práctica €".getBytes(UTF_8), type)).isEqualTo("práctica €");
    }

    @Test
    void textThatIsNotUtf8_isWindows1252() throws Exception {
        var type = new ContentType("text/plain; charset=utf-8");
        assertThat(MailText.decode("práctica \u0080".getBytes(ISO_8859_1), type))
                .isEqualTo("práctica €");
    }
}
