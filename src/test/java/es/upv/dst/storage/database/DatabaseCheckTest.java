// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.doctor.Finding.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the settings of a PostgreSQL mean; those of H2 are tried on a lab. */
class DatabaseCheckTest {

    @Test
    void aPostgreSqlAsItIsInstalledIsDurable() {
        assertThat(DatabaseCheck.judgePostgreSql(Map.of("fsync", "on", "synchronous_commit", "on"))
                        .result())
                .isEqualTo(Result.PASS);
        assertThat(DatabaseCheck.judgePostgreSql(Map.of("fsync", "on", "synchronous_commit", "local"))
                        .result())
                .isEqualTo(Result.PASS);
    }

    @Test
    void oneThatDoesNotWaitForItsDiskIsFound() {
        assertThat(DatabaseCheck.judgePostgreSql(Map.of("fsync", "on", "synchronous_commit", "off")))
                .satisfies(found -> assertThat(found.result()).isEqualTo(Result.FAIL))
                .satisfies(found -> assertThat(found.advice()).contains("synchronous_commit is off"));
        assertThat(DatabaseCheck.judgePostgreSql(Map.of("fsync", "off", "synchronous_commit", "on"))
                        .advice())
                .contains("fsync is off");
    }
}
