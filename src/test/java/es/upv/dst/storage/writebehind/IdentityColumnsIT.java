// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Tests that many numbers are reserved, and that the numbers of the rows go on. */
class IdentityColumnsIT {

    @TempDir
    Path folder;

    @Test
    void manyNumbersAreReserved_andRowsGoOnAfterAStop() {
        var url = "jdbc:h2:file:" + folder.resolve("lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        var first = new SingleConnectionDataSource(url, true);
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__lab.sql")).execute(first);
        var jdbc = new JdbcTemplate(first);
        assertThat(insertedNumber(jdbc)).isEqualTo(1);
        IdentityColumns.reserveManyNumbers(jdbc);
        IdentityColumns.reserveManyNumbers(jdbc);
        assertThat(insertedNumber(jdbc)).isEqualTo(2);
        assertThat(jdbc.queryForList(
                        "select identity_cache from information_schema.columns where is_identity = 'YES'", Long.class))
                .isNotEmpty()
                .containsOnly(1_000L);
        first.destroy();
        var second = new SingleConnectionDataSource(url, true);
        assertThat(insertedNumber(new JdbcTemplate(second))).isEqualTo(3);
        second.destroy();
    }

    private static long insertedNumber(JdbcTemplate jdbc) {
        jdbc.update("insert into request (received_at, dni, outcome) values (current_timestamp, 'x', 'MALFORMED')");
        return jdbc.queryForList("select max(id) from request", Long.class).getFirst();
    }
}
