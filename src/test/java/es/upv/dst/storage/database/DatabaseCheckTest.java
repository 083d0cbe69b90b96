// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.doctor.Finding.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the judgement on PostgreSQL settings; the doctor's integration test covers those of H2. */
class DatabaseCheckTest {

    @Test
    void defaultPostgreSqlSettings_pass() {
        assertThat(DatabaseCheck.examinePostgreSql(Map.of("fsync", "on", "synchronous_commit", "on"))
                        .result())
                .isEqualTo(Result.PASS);
        assertThat(DatabaseCheck.examinePostgreSql(Map.of("fsync", "on", "synchronous_commit", "local"))
                        .result())
                .isEqualTo(Result.PASS);
    }

    @Test
    void postgreSqlWithoutDurableCommits_fails() {
        assertThat(DatabaseCheck.examinePostgreSql(Map.of("fsync", "on", "synchronous_commit", "off")))
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(Result.FAIL))
                .satisfies(finding -> assertThat(finding.advice()).asString().contains("off: synchronous_commit"));
        assertThat(DatabaseCheck.examinePostgreSql(Map.of("fsync", "off", "synchronous_commit", "on"))
                        .advice())
                .asString()
                .contains("off: fsync");
    }
}
