// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a refused backup names the reason and leaves no file. OperationsIT requests one on PostgreSQL. */
class BackupRefusedIT {

    /** Incompressible rows, more than the buffers of both sockets hold, so that the download blocks. */
    private static final String TWELVE_MEGABYTES = """
            insert into submission (received_at, verdict, name)
            select current_timestamp, 'MALFORMED', rawtohex(secure_rand(512)) from system_range(1, 24000)
            """;

    private static final String REVOKE_ADMIN_RIGHTS = """
            grant all on schema public to sa; alter user sa admin false""";

    @TempDir
    Path folder;

    @Test
    void concurrentBackup_isRefused_andAnAbortedDownloadLeavesNoFile() throws Exception {
        try (var lab = Lab.embedded(folder)) {
            lab.executeSql(TWELVE_MEGABYTES);
            assertThat(lab.anonymous().call("POST", "/api/backup").statusCode()).isEqualTo(401);
            try (var connection = lab.admin().sendWithoutReading("POST", "/api/backup")) {
                await().until(() -> connection.getInputStream().available() > 0);
                assertRefused(lab, 409, "UNDER_WAY");
                assertThat(dataFolder()).isDirectoryContaining("glob:**.zip");
            }
            await().untilAsserted(this::assertNoBackupFiles);
            assertThat(lab.admin().download("/api/backup")).hasSizeGreaterThan(12_000_000);
            assertNoBackupFiles();
        }
    }

    @Test
    void backupWithoutSpaceOrRights_isRefused_andLeavesNoFile() throws Exception {
        try (var lab = Lab.embedded(folder);
                var database = new RandomAccessFile(
                        dataFolder().resolve("dst-lab.mv.db").toFile(), "rw")) {
            var length = database.length();
            // A sparse file: its length grows, but the disk is not filled.
            database.setLength(dataFolder().toFile().getUsableSpace());
            assertRefused(lab, 507, "NO_ROOM");
            database.setLength(length);
            lab.executeSql(REVOKE_ADMIN_RIGHTS);
            assertRefused(lab, 507, "NOT_WRITTEN");
            assertNoBackupFiles();
            assertThat(lab.isConnected()).isTrue();
        }
    }

    @Test
    void databaseOutsideTheDataFolder_isRefused_withTheRemedy() {
        try (var lab = Lab.embedded(
                folder, "--spring.datasource.url=jdbc:h2:mem:backup;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
            assertThat(assertRefused(lab, 409, "NOT_OWN_DATABASE").body()).contains("pg_dump");
        }
    }

    private static HttpResponse<String> assertRefused(Lab lab, int status, String reason) {
        var response = lab.admin().exchange("POST", "/api/backup", "application/json", "application/zip", "");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminClient.json(response).get("reason").asString()).isEqualTo(reason);
        assertThat(response.statusCode()).isEqualTo(status);
        return response;
    }

    private void assertNoBackupFiles() throws IOException {
        try (var files = Files.list(dataFolder())) {
            assertThat(files.map(Path::getFileName).map(String::valueOf))
                    .containsExactlyInAnyOrder("broker", "dst-lab.mv.db", "journal");
        }
    }

    private Path dataFolder() {
        return folder.resolve("data");
    }
}
