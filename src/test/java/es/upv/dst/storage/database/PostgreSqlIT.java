// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests that each kind of test lab uses PostgreSQL in the run on PostgreSQL; the run on H2 excludes this class. */
@Tag("postgresql")
@SharedServer
class PostgreSqlIT {

    @Autowired
    HttpClients http;

    @TempDir
    Path folder;

    @Test
    void labInTheTestProcess_usesPostgreSql_andKeepsItsRows() {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            assertOnPostgreSql(lab.admin());
            assertThat(folder.resolve("data/journal")).doesNotExist();
            lab.stop().start().awaitConnected();
            assertThat(lab.admin().get("/api/roster").get("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void labProcess_usesPostgreSql() throws Exception {
        try (var lab = new LabProcess(folder)) {
            assertOnPostgreSql(lab.admin());
        }
    }

    @Test
    void sharedServer_usesPostgreSql() {
        http.admin()
                .get()
                .uri("/api/doctor")
                .exchange()
                .expectBody(String.class)
                .value(findings -> assertThat(findings).contains("PostgreSQL writes each commit"));
    }

    private static void assertOnPostgreSql(AdminClient admin) {
        assertThat(admin.get("/api/doctor").valueStream())
                .filteredOn(finding -> finding.get("check").asString().equals("database"))
                .extracting(finding -> finding.get("advice").asString())
                .containsExactly("PostgreSQL writes each commit to its disk before it confirms it.");
    }
}
