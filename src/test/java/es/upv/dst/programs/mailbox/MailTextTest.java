// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import jakarta.mail.internet.ContentType;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void htmlOfAMailProgram_hasNoTitleNorStyles() {
        assertThat(MailText.ofHtml("""
                                <!DOCTYPE html><html xmlns="http://www.w3.org/TR/REC-html40" lang=es>
                                <head><meta charset="utf-8"><title>Mi práctica</title>
                                <style><!-- p > a { color: red } --></style><script>if (a<b) x = '</p>';</script></head>
                                <body><P class=MsoNormal>a = 1<o:p></o:p><BR>b<p>c &amp; d&nbsp;<img src="x>y">e
                                <table><tr><td>f<td>g</table><![if !x]>h<![endif]>
                                <PRE>
                                def f():
                                    return 1 < 2
                                </PRE></body></html>
                                """)).isEqualTo("a = 1\nb\nc & d\u00a0e \nf\ng\nh \ndef f():\n    return 1 < 2\n");
    }

    /** The tree of HTML repeats formatting that is not closed, with its attributes, in each paragraph. */
    @ParameterizedTest
    @CsvSource({"512, 6_000", "0, 124_000"})
    void formattingThatIsNotClosed_takesLittleMemory(int attributes, int paragraphs) {
        var names = IntStream.range(0, attributes).mapToObj(" a%d"::formatted).collect(joining());
        var formatting = Stream.of("b i u s em strong tt code big small font a".split(" "))
                .map(tag -> "<" + tag + names + ">")
                .collect(joining());
        var html = "<p>" + formatting + "<p>x".repeat(paragraphs);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var text = MailText.ofHtml(html);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
        assertThat(text).isEqualTo("x\n".repeat(paragraphs));
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
