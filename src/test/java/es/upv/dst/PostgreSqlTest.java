// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Rest;
import es.upv.dst.web.Http;
import es.upv.dst.web.OverHttp;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** In the run on PostgreSQL each kind of lab that tests start is on one, as the lab itself finds; on H2 this class is left out. */
@Tag("postgresql")
@OverHttp
class PostgreSqlTest {

    @Autowired
    Http http;

    @TempDir
    Path folder;

    @Test
    void theLabOfMostTestsIsAndFindsItsRowsAgain() {
        try (var lab = Lab.embedded(folder).enrolling(1)) {
            isOnPostgreSql(lab.rest());
            assertThat(folder.resolve("data/journal")).doesNotExist();
            lab.stop().start().untilUp();
            assertThat(lab.rest().get("/api/roster").get("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theLabInAProcessOfItsOwnIs() throws Exception {
        try (var lab = new OwnProcess(folder)) {
            isOnPostgreSql(lab.rest());
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

    private static void isOnPostgreSql(Rest rest) {
        assertThat(rest.get("/api/doctor").valueStream())
                .filteredOn(found -> found.get("check").asString().equals("database"))
                .extracting(found -> found.get("advice").asString())
                .containsExactly("PostgreSQL writes each commit to its disk before it confirms it.");
    }
}
