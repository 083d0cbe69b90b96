// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.web.csv.Csv;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests writing records as CSV. */
class CsvTest {

    @Test
    void tableWithoutRows_hasItsHeader() throws IOException {
        assertThat(csv()).isEqualTo("number,text,at\r\n");
    }

    @Test
    void row_hasItsComponentsInOrder() throws IOException {
        assertThat(csv(new Row(7, "Ñu", Instant.EPOCH))).endsWith("\r\n7,Ñu,1970-01-01T00:00:00Z\r\n");
    }

    @Test
    void nullValue_isAnEmptyCell() throws IOException {
        assertThat(csv(new Row(7, null, Instant.EPOCH))).contains("\r\n7,,1970");
    }

    @Test
    void negativeNumber_isNotEscaped() throws IOException {
        assertThat(csv(new Row(-7, "-7", Instant.EPOCH))).contains("\r\n-7,'-7,1970");
    }

    @Test
    void quotesCommasAndLineBreaks_areQuoted() throws IOException {
        assertThat(csv(new Row(7, "a,\"b\"\r\nc", Instant.EPOCH))).contains("7,\"a,\"\"b\"\"\r\nc\",1970");
    }

    @Test
    void formulaAfterASemicolon_staysInItsCell() throws IOException {
        assertThat(csv(new Row(7, "a;=1+1", Instant.EPOCH))).contains("7,\"a;=1+1\",1970");
    }

    private static String csv(Row... rows) throws IOException {
        var out = new StringBuilder();
        Csv.write(Row.class, List.of(rows), out);
        return out.toString();
    }

    private record Row(int number, @Nullable String text, Instant at) {}
}
