// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which values of an archive a column accepts. */
class ColumnTypeTest {

    @Test
    void validValues_areConverted() {
        assertThat(parse(ColumnType.TEXT, "\"é\\u0001😀\"")).isEqualTo("é\u0001😀");
        assertThat(parse(ColumnType.INTEGER, "-5")).isEqualTo(-5L);
        assertThat(parse(ColumnType.LONG, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(parse(ColumnType.DECIMAL, "0.30")).isEqualTo(new BigDecimal("0.30"));
        assertThat(parse(ColumnType.DOUBLE, "0.1")).isEqualTo(0.1);
        assertThat(parse(ColumnType.DOUBLE, "1.2345678901234567E-300")).isEqualTo(1.2345678901234567E-300);
        assertThat(parse(ColumnType.BOOLEAN, "true")).isEqualTo(true);
        assertThat(parse(ColumnType.TIME, "\"2026-11-02T08:00:00.123Z\""))
                .isEqualTo(OffsetDateTime.parse("2026-11-02T08:00:00.123Z"));
        assertThat(parse(ColumnType.BYTES, "\"AQI=\"")).isEqualTo(new byte[] {1, 2});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT | 1",
                "TEXT | null",
                "TEXT | `\"\\u0000\"`",
                "TEXT | `\"\\uD83D\"`",
                "INTEGER | 2147483648",
                "INTEGER | 1.5",
                "LONG | 9223372036854775808",
                "LONG | 1.5",
                "LONG | `\"1\"`",
                "DECIMAL | 1e999999999",
                "DECIMAL | `\"1\"`",
                "INTEGER | 1e999999999",
                "LONG | 1e999999999",
                "DOUBLE | `\"1\"`",
                "DOUBLE | 1e999",
                "DOUBLE | -1e999999999",
                "BOOLEAN | 1",
                "BOOLEAN | `\"true\"`",
                "TIME | 0",
                "TIME | `\"yesterday\"`",
                "TIME | `\"1969-12-31T23:59:59Z\"`",
                "TIME | `\"+1000000000-12-31T23:59:59.999999999Z\"`",
                "BYTES | `\"*\"`",
                "TEXT | {}",
                "TEXT | []"
            })
    void invalidValues_areRefused(ColumnType type, String json) {
        assertThat(type.parse(ArchiveManifest.JSON.readTree(json))).isEmpty();
    }

    private static Object parse(ColumnType type, String json) {
        return type.parse(ArchiveManifest.JSON.readTree(json)).orElseThrow();
    }
}
