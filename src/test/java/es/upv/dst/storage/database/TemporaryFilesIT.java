// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.H2TemporaryFiles;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** H2 writes results with more rows than its limit to the folder for temporary files of the system. */
@EnabledOnOs(OS.LINUX)
class TemporaryFilesIT {

    /** More than the lab keeps of anything that it reads at once: codes, deliveries, mails. */
    private static final String LARGE_RESULT = "select \"X\" from system_range(1, 25000) order by -\"X\"";

    private static final String LIMITED = "set max_memory_rows 1000";

    private static final String UNLIMITED = "set max_memory_rows 30000";

    @TempDir
    Path folder;

    @Test
    void largeResult_staysInMemory() throws Exception {
        try (var lab = Lab.embedded(folder);
                var connection = lab.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(LARGE_RESULT)) {
                assertThat(rows.next()).isTrue();
                assertThat(temporaryFiles()).isEmpty();
            }
            statement.execute(LIMITED);
            try (var rows = statement.executeQuery(LARGE_RESULT)) {
                assertThat(rows.next()).isTrue();
                assertThat(temporaryFiles()).as("the test would notice a file").hasSize(1);
            }
            statement.execute(UNLIMITED);
        }
    }

    @Test
    void listAsCsv_isReadInSlices() {
        try (var lab = Lab.embedded(folder)) {
            lab.executeSql("""
                    insert into request (received_at, dni, outcome)
                    select current_timestamp, 'no dni', 'MALFORMED' from system_range(1, 12000)
                    """);
            assertThat(lab.admin().text("/api/requests", "text/csv").lines()).hasSize(12_001);
            assertThat(lab.admin()
                            .text("/api/requests?outcome=ISSUED", "text/csv")
                            .lines())
                    .hasSize(1);
        }
    }

    @Test
    void resetOfManyRows_writesNoFile() throws Exception {
        try (var lab = Lab.embedded(folder);
                var files = new H2TemporaryFiles()) {
            for (var times = 0; times < 4; times++) {
                lab.executeSql("""
                        insert into request (received_at, dni, outcome)
                        select current_timestamp, 'no dni', 'MALFORMED' from system_range(1, 10000)
                        """);
            }
            assertThat(lab.admin()
                            .post("/api/course/reset", "{\"confirm\":\"DST\"}")
                            .body())
                    .contains("\"request\":40000");
            assertThat(files.created()).isEmpty();
        }
    }

    /** The temporary files of H2 that this process has open. */
    private static List<String> temporaryFiles() throws IOException {
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            var names = new ArrayList<String>();
            for (var descriptor : descriptors) {
                try {
                    names.add(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException e) {
                    // It was closed meanwhile.
                }
            }
            return names.stream().filter(name -> name.contains("h2tmp")).toList();
        }
    }
}
