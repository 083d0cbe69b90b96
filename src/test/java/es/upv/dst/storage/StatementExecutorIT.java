// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.storage.log.WriteAheadLog;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class StatementExecutorIT {

    private final DataSource database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScripts("db/migration/V1__lab.sql")
            .build();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void recordsThatWereCommittedAlthoughTheCommitFailed_areNotWrittenAgain(@TempDir Path folder) {
        var transactions = new FailingTransactions(database);
        var executor = new StatementExecutor(jdbc, transactions);
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(0);
            var first = log.append(1, insertRequest());
            assertThatThrownBy(() -> executor.write(List.of(first)))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            assertThatThrownBy(() -> executor.writeRowByRow(List.of(first)))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            transactions.failing = false;
            executor.write(List.of(first));
            assertThat(requests()).isEqualTo(1);

            executor.write(List.of(first, log.append(2, insertRequest())));
            assertThat(requests()).isEqualTo(2);
            assertThat(executor.lastWrittenNumber()).isEqualTo(2);
        }
    }

    private static List<BatchStatement> insertRequest() {
        return List.of(new BatchStatement(
                "insert into request (received_at, dni, outcome) values (current_timestamp, 'x', 'MALFORMED')",
                List.<@Nullable Object[]>of(SingleWriter.row())));
    }

    private int requests() {
        return jdbc.queryForList("select id from request").size();
    }

    /** Throws an exception after the commit. */
    private static final class FailingTransactions extends TransactionTemplate {

        private boolean failing = true;

        FailingTransactions(DataSource database) {
            super(new JdbcTransactionManager(database));
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            T result = super.execute(action);
            if (failing) {
                throw new DataAccessResourceFailureException("after the commit");
            }
            return result;
        }
    }
}
