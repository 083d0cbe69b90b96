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

/** Who is given no backup hears why, and nothing of one is left. OperationsIT asks for one on PostgreSQL. */
class BackupRefusedIT {

    /** More of what cannot be compressed than two sockets hold. */
    private static final String TWELVE_MEGABYTES = """
            insert into submission (received_at, verdict, name)
            select current_timestamp, 'MALFORMED', rawtohex(secure_rand(512)) from system_range(1, 24000)
            """;

    private static final String NO_MORE_AN_ADMINISTRATOR = """
            grant all on schema public to sa; alter user sa admin false""";

    @TempDir
    Path folder;

    @Test
    void thereIsOneAtATimeAndItIsGoneWithWhoDoesNotReadIt() throws Exception {
        try (var lab = Lab.embedded(folder)) {
            lab.executeSql(TWELVE_MEGABYTES);
            assertThat(lab.anonymous().call("POST", "/api/backup").statusCode()).isEqualTo(401);
            try (var reader = lab.admin().sendWithoutReading("/api/backup")) {
                await().until(() -> reader.getInputStream().available() > 0);
                isRefused(lab, 409, "UNDER_WAY");
                assertThat(data()).isDirectoryContaining("glob:**.zip");
            }
            await().untilAsserted(this::nothingIsLeft);
            assertThat(lab.admin().download("/api/backup")).hasSizeGreaterThan(12_000_000);
            nothingIsLeft();
        }
    }

    @Test
    void aDiskIsNotFilledAndAnAccidentLeavesNothing() throws Exception {
        try (var lab = Lab.embedded(folder);
                var database =
                        new RandomAccessFile(data().resolve("dst-lab.mv.db").toFile(), "rw")) {
            var length = database.length();
            // With a hole in it, so it only seems so large.
            database.setLength(data().toFile().getUsableSpace());
            isRefused(lab, 507, "NO_ROOM");
            database.setLength(length);
            lab.executeSql(NO_MORE_AN_ADMINISTRATOR);
            isRefused(lab, 507, "NOT_WRITTEN");
            nothingIsLeft();
            assertThat(lab.isConnected()).isTrue();
        }
    }

    @Test
    void onADatabaseThatIsNotTheLabsOwnItSaysWhatToDo() {
        try (var lab = Lab.embedded(
                folder, "--spring.datasource.url=jdbc:h2:mem:backup;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
            assertThat(isRefused(lab, 409, "NOT_OWN_DATABASE").body()).contains("pg_dump");
        }
    }

    private static HttpResponse<String> isRefused(Lab lab, int status, String reason) {
        var answer = lab.admin().exchange("POST", "/api/backup", "application/json", "application/zip", "");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(AdminClient.json(answer).get("reason").asString()).isEqualTo(reason);
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private void nothingIsLeft() throws IOException {
        try (var files = Files.list(data())) {
            assertThat(files.map(Path::getFileName).map(String::valueOf))
                    .containsExactlyInAnyOrder("broker", "dst-lab.mv.db", "journal");
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
