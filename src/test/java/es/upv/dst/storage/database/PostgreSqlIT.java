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

/** In the run on PostgreSQL each kind of lab that tests start is on one, as the lab itself finds; on H2 this class is left out. */
@Tag("postgresql")
@SharedServer
class PostgreSqlIT {

    @Autowired
    HttpClients http;

    @TempDir
    Path folder;

    @Test
    void theLabOfMostTestsIsAndFindsItsRowsAgain() {
        try (var lab = Lab.embedded(folder).enroll(1)) {
            isOnPostgreSql(lab.admin());
            assertThat(folder.resolve("data/journal")).doesNotExist();
            lab.stop().start().awaitConnected();
            assertThat(lab.admin().get("/api/roster").get("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theLabInAProcessOfItsOwnIs() throws Exception {
        try (var lab = new LabProcess(folder)) {
            isOnPostgreSql(lab.admin());
        }
    }

    @Test
    void theLabThatIsSharedIs() {
        http.admin()
                .get()
                .uri("/api/doctor")
                .exchange()
                .expectBody(String.class)
                .value(found -> assertThat(found).contains("PostgreSQL has each commit"));
    }

    private static void isOnPostgreSql(AdminClient rest) {
        assertThat(rest.get("/api/doctor").valueStream())
                .filteredOn(found -> found.get("check").asString().equals("database"))
                .extracting(found -> found.get("advice").asString())
                .containsExactly("PostgreSQL writes each commit to its disk before it confirms it.");
    }
}
