// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import es.upv.dst.programs.source.FileName.Format;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests cleaning names and what they say about the content. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.py, passwd.py",
        "/abs/main.py, main.py",
        "C:\\Users\\Ana\\main.py, main.py",
        "\\\\server\\share\\a.py, a.py",
        "C:evil.py, C_evil.py",
        "'  main.py . ', main.py",
        "'', unnamed",
        "..., unnamed",
        "a/b/, b",
        "///, unnamed"
    })
    void pathsAndEnds_areRemoved(String path, String clean) {
        assertThat(FileName.of(path).clean()).isEqualTo(clean);
    }

    @Test
    void charactersThatAreNotPrintable_areReplaced() {
        assertThat(FileName.of("a\0b\n\u001B[31m\u202Eyp.py").clean()).isEqualTo("a_b__[31m_yp.py");
        assertThat(FileName.of("\uD800.py").clean()).isEqualTo("_.py");
        assertThat(FileName.of("Pra\u0301ctica.py").clean()).isEqualTo("Práctica.py");
    }

    @Test
    void overlongName_keepsItsExtension() {
        assertThat(FileName.of("x".repeat(1_000_000) + ".py").clean())
                .hasSize(100)
                .endsWith("x….py");
        assertThat(FileName.of("😀".repeat(60) + ".ipynb").clean())
                .hasSizeLessThan(100)
                .endsWith("😀….ipynb");
        assertThat(FileName.of("a." + "x".repeat(300)).clean()).hasSize(99);
        assertThat(FileName.of("a/".repeat(1_000_000) + "b.py").clean()).isEqualTo("b.py");
    }

    /** An archive may have as many entries. */
    @Test
    void manyNamesOfDots_areCleanedSoon() {
        var name = ".".repeat(4_095) + "x";
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 10_000; i++) {
                assertThat(FileName.of(name).clean()).hasSize(100);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "a.py, PYTHON",
        "A.PYW, PYTHON",
        "a.py.txt, TEXT",
        "codigo, TEXT",
        "a.ipynb, NOTEBOOK",
        "a.Zip, ZIP",
        "a.rar, UNSUPPORTED",
        "a.tar.gz, UNSUPPORTED",
        "a.docx, UNSUPPORTED",
        "logo.png, OTHER",
        "winmail.dat, OTHER",
        "a.pyc, OTHER"
    })
    void extension_decidesTheFormat(String name, Format format) {
        assertThat(FileName.of(name).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__MACOSX/p/._main.py",
                ".DS_Store",
                "p/.git/x.py",
                "p\\venv\\Lib\\a.py",
                "p/VENV/a.py",
                "mqtt/lib/site-packages/paho/client.py",
                "__pycache__/a.py"
            })
    void filesOfTools_areIgnored(String path) {
        assertThat(FileName.of(path).isIgnored()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.py", "../main.py", "./p/main.py", "venv.py", "p/my venv/main.py"})
    void otherFiles_areNotIgnored(String path) {
        assertThat(FileName.of(path).isIgnored()).isFalse();
    }
}
