// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.programs.source.ExtractedSource.Readable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the text and the hash of extracted source. */
class ExtractedSourceTest {

    @Test
    void oneFile_isTheTextItself() {
        assertThat(readable("\nx = 1\n\n").text()).isEqualTo("\nx = 1\n\n");
    }

    @Test
    void severalFiles_areSeparatedByABlankLine() {
        assertThat(readable("x = 1", "y = 1\n\n\n", "z = 1\n").text()).isEqualTo("x = 1\n\ny = 1\n\nz = 1\n");
    }

    @Test
    void hash_ignoresNamesAndInvisibleWhiteSpace() {
        var hash = readable("x = 1\ny = 2\n").contentHash();
        assertThat(hash).isEqualTo("9af816430225a200bd1da83ad7cfc1e13bdff4759621e9d1c92867dfaae11c34");
        assertThat(readable("x = 1  \ny = 2\t\n\n").contentHash()).isEqualTo(hash);
        assertThat(new Readable(List.of(new SourceFile("other", "x = 1\ny = 2"))).contentHash())
                .isEqualTo(hash);
        assertThat(readable("x = 1\n  y = 2\n").contentHash()).isNotEqualTo(hash);
    }

    @Test
    void readableWithoutFiles_cannotExist() {
        assertThatThrownBy(() -> new Readable(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "x\r\n", "x\0"})
    void textThatIsNotNormalised_isNoSourceFile(String text) {
        assertThatThrownBy(() -> new SourceFile("a.py", text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Readable readable(String... texts) {
        return new Readable(
                Arrays.stream(texts).map(text -> new SourceFile("a.py", text)).toList());
    }
}
