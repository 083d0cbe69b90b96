// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests the deletion of refused rows when the rows are not those that it has counted. */
class LateRowsIT {

    private static final int LIMIT = 10;

    private final DataSource database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScripts("db/migration/V1__lab.sql")
            .build();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final RefusedRowsRepository rows = new RefusedRowsRepository(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(database)),
            "request",
            "outcome",
            Set.of("ISSUED"),
            LIMIT);

    @BeforeEach
    void deleteOldestRows() {
        insert(101, 120);
        deleteSlices();
        assertThat(refusedRows()).isEqualTo(LIMIT);
    }

    /** Another instance has imported a course, and this one has not reloaded its cached state yet. */
    @Test
    void rowsWithSmallerNumbers_areDeletedToo() {
        insert(1, 20);
        deleteSlices();
        assertThat(refusedRows()).isEqualTo(LIMIT);
        assertThat(deleted()).isEqualTo(30);
    }

    @Test
    void rowsThatWereDeletedByHand_countAsDeleted() {
        jdbc.sql("delete from request").update();
        count(20);
        deleteSlices();
        assertThat(deleted()).isEqualTo(30);
    }

    private void insert(int first, int last) {
        jdbc.sql("insert into request (id, received_at, dni, outcome)"
                        + " select x, current_timestamp, 'nobody', 'MALFORMED' from system_range(?, ?)")
                .params(first, last)
                .update();
        count(last - first + 1);
    }

    private void count(int messages) {
        jdbc.sql("update tally set messages = messages + ? where kind = 'request' and outcome = 'MALFORMED'")
                .param(messages)
                .update();
    }

    private void deleteSlices() {
        for (var more = true; more; more = rows.deleteSlice()) {
            assertThat(deleted()).isLessThanOrEqualTo(30);
        }
    }

    private int refusedRows() {
        return jdbc.sql("select id from request").query(Long.class).list().size();
    }

    private long deleted() {
        return jdbc.sql("select messages from tally where kind = 'request' and outcome = 'FORGOTTEN'")
                .query(Long.class)
                .single();
    }
}
