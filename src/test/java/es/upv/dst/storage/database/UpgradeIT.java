// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.JavaCommand;
import es.upv.dst.fixture.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the current lab starts on the data of the first release, in the resources folder first-release. */
class UpgradeIT {

    private static final Path FIRST_RELEASE = Path.of("src/test/resources/first-release");
    private static final String SERVER = "DST_TEST_POSTGRESQL";
    private static final String NO_ROSTER = "-Ddst.roster=";

    @TempDir
    Path folder;

    @Test
    void upgradeOnH2_replaysTheWriteAheadLog() throws Exception {
        unpack();
        assertThat(countSubmissions(h2Url()))
                .as("the last submission is in the write-ahead log only")
                .isLessThan(
                        expectedOn("h2").at("/seen/~1api~1submissions/total").asInt());
        assertUpgraded(expectedOn("h2"), NO_ROSTER);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SERVER, matches = ".+")
    void upgradeOnPostgreSql_keepsAllRows() throws Exception {
        var url = loadDump();
        assertThat(countSubmissions(url))
                .isEqualTo(expectedOn("postgresql")
                        .at("/seen/~1api~1submissions/total")
                        .asInt());
        assertUpgraded(expectedOn("postgresql"), NO_ROSTER, "-Dspring.datasource.url=" + url);
    }

    private void assertUpgraded(JsonNode expected, String... jvm) throws Exception {
        try (var lab = new LabProcess(folder, jvm);
                var student = lab.student(4)) {
            expected.get("seen").forEachEntry((path, value) -> assertResponse(lab.admin(), path, value));
            var open = expected.get("open").asString();
            var used = expected.get("used").asString();
            assertThat(student.submitAndAwaitVerdict(used)).isEqualTo(used + ";ALREADY_USED");
            assertThat(student.submitAndAwaitVerdict(open)).isEqualTo(open + ";ACCEPTED");
            assertThat(student.requestCode()).isNotIn(open, used);
            assertThat(lab.admin()
                            .get("/api/submissions?verdict=ACCEPTED")
                            .get("items")
                            .valueStream())
                    .filteredOn(row -> row.get("code").asString().equals(open))
                    .extracting(row -> row.get("dni").asString())
                    .containsExactly("00000002");
        }
    }

    /** The response may have more fields than in the first release; the start time and the broker may differ. */
    private static void assertResponse(AdminClient admin, String path, JsonNode expected) {
        if (expected.isString()) {
            assertThat(admin.text(path, "text/plain")).isEqualTo(expected.asString());
        } else {
            assertIncludes(path, admin.get(path), expected);
        }
    }

    private static void assertIncludes(String where, JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            expected.forEachEntry((name, value) -> {
                if (!name.equals("startedAt") && !name.equals("broker")) {
                    assertIncludes(where + " " + name, actual.path(name), value);
                }
            });
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (var i = 0; i < expected.size(); i++) {
                assertIncludes(where + " " + i, actual.get(i), expected.get(i));
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    @Test
    void databaseOfALaterRelease_isRefused_andLeftUnchanged() throws Exception {
        unpack();
        execute(h2Url(), "sa", """
                insert into "flyway_schema_history" select 1000, '999', 'of a later release', 'SQL', 'V999__later.sql', 1,
                    "installed_by", "installed_on", 1, true from "flyway_schema_history" where "version" = '1'
                """);
        assertThat(startExpectingFailure())
                .contains("The database is of a newer dst-lab than this one", "Start the newer one")
                .doesNotContain("\tat ");
        assertThatThrownBy(() -> execute(h2Url(), "sa", "select * from mail"))
                .as("the second migration creates this table")
                .hasMessageContaining("not found");
    }

    @Test
    void databaseWithAChangedMigration_isRefused() throws Exception {
        unpack();
        execute(h2Url(), "sa", """
                update "flyway_schema_history" set "checksum" = 1 where "version" = '1'""");
        assertThat(startExpectingFailure())
                .contains("not that of any released dst-lab", "restore the last backup")
                .doesNotContain("\tat ");
    }

    private String startExpectingFailure() throws Exception {
        return Command.runExpectingFailure(
                (Object[]) JavaCommand.of(DstLab.class, "--dst.data.dir=" + folder.resolve("data"), "--server.port=0"));
    }

    private void unpack() throws Exception {
        Command.run("python3", "-m", "zipfile", "-e", FIRST_RELEASE.resolve("h2.zip"), folder.resolve("data"));
    }

    private String h2Url() {
        return "jdbc:h2:file:" + folder.resolve("data/dst-lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    private static JsonNode expectedOn(String database) throws IOException {
        return new JsonMapper().readTree(Files.readString(FIRST_RELEASE.resolve(database + ".json")));
    }

    private static int countSubmissions(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url + (url.contains(":h2:") ? ";USER=sa" : ""));
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from submission")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Creates a database from the dump of the first release, and returns its URL. */
    private static String loadDump() throws Exception {
        var server = System.getenv(SERVER);
        var name = "first_release_" + ProcessHandle.current().pid();
        execute(server, "", "create database " + name);
        var url = server.replace("/postgres?", "/" + name + "?");
        execute(url, "", Files.readString(FIRST_RELEASE.resolve("postgresql.sql")));
        return url;
    }

    private static void execute(String url, String user, String sql) throws SQLException {
        try (var connection =
                        user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
