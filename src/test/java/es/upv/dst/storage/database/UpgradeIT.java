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

/** What the first release has left, which is in the folder first-release of the resources, goes on today. */
class UpgradeIT {

    private static final Path LEFT = Path.of("src/test/resources/first-release");
    private static final String SERVER = "DST_TEST_POSTGRESQL";
    private static final String NO_ROSTER = "-Ddst.roster=";

    @TempDir
    Path folder;

    @Test
    void onH2WithWhatOnlyTheJournalHad() throws Exception {
        unpack();
        assertThat(rows(h2()))
                .as("of those submissions the tables have not all yet")
                .isLessThan(left("h2").at("/seen/~1api~1submissions/total").asInt());
        goesOn(left("h2"), NO_ROSTER);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SERVER, matches = ".+")
    void onPostgreSql() throws Exception {
        var url = loaded();
        assertThat(rows(url))
                .isEqualTo(
                        left("postgresql").at("/seen/~1api~1submissions/total").asInt());
        goesOn(left("postgresql"), NO_ROSTER, "-Dspring.datasource.url=" + url);
    }

    private void goesOn(JsonNode left, String... jvm) throws Exception {
        try (var lab = new LabProcess(folder, jvm);
                var student = lab.student(4)) {
            left.get("seen").forEachEntry((path, then) -> shows(lab.admin(), path, then));
            var open = left.get("open").asString();
            var used = left.get("used").asString();
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

    /** More than then perhaps, and nothing else; but for when it was started, and where its broker is. */
    private static void shows(AdminClient rest, String path, JsonNode then) {
        if (then.isString()) {
            assertThat(rest.text(path, "text/plain")).isEqualTo(then.asString());
        } else {
            includes(path, rest.get(path), then);
        }
    }

    private static void includes(String where, JsonNode today, JsonNode then) {
        if (then.isObject()) {
            then.forEachEntry((name, value) -> {
                if (!name.equals("startedAt") && !name.equals("broker")) {
                    includes(where + " " + name, today.path(name), value);
                }
            });
        } else if (then.isArray()) {
            assertThat(today.size()).as(where).isEqualTo(then.size());
            for (var i = 0; i < then.size(); i++) {
                includes(where + " " + i, today.get(i), then.get(i));
            }
        } else {
            assertThat(today).as(where).isEqualTo(then);
        }
    }

    @Test
    void aDatabaseOfALaterReleaseIsRefusedAndLeftAsItIs() throws Exception {
        unpack();
        execute(h2(), "sa", """
                insert into "flyway_schema_history" select 1000, '999', 'of a later release', 'SQL', 'V999__later.sql', 1,
                    "installed_by", "installed_on", 1, true from "flyway_schema_history" where "version" = '1'
                """);
        assertThat(start())
                .contains("The database is of a newer dst-lab than this one", "Start the newer one")
                .doesNotContain("\tat ");
        assertThatThrownBy(() -> execute(h2(), "sa", "select * from mail"))
                .as("of the second migration")
                .hasMessageContaining("not found");
    }

    @Test
    void aDatabaseThatSomebodyElseHasMadeIsRefused() throws Exception {
        unpack();
        execute(h2(), "sa", """
                update "flyway_schema_history" set "checksum" = 1 where "version" = '1'""");
        assertThat(start())
                .contains("not that of any released dst-lab", "restore the last backup")
                .doesNotContain("\tat ");
    }

    private String start() throws Exception {
        return Command.runExpectingFailure(
                (Object[]) JavaCommand.of(DstLab.class, "--dst.data.dir=" + folder.resolve("data"), "--server.port=0"));
    }

    private void unpack() throws Exception {
        Command.run("python3", "-m", "zipfile", "-e", LEFT.resolve("h2.zip"), folder.resolve("data"));
    }

    private String h2() {
        return "jdbc:h2:file:" + folder.resolve("data/dst-lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    private static JsonNode left(String database) throws IOException {
        return new JsonMapper().readTree(Files.readString(LEFT.resolve(database + ".json")));
    }

    private static int rows(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url + (url.contains(":h2:") ? ";USER=sa" : ""));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from submission")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** A new database with what the first release's was dumped to. */
    private static String loaded() throws Exception {
        var server = System.getenv(SERVER);
        var name = "first_release_" + ProcessHandle.current().pid();
        execute(server, "", "create database " + name);
        var url = server.replace("/postgres?", "/" + name + "?");
        execute(url, "", Files.readString(LEFT.resolve("postgresql.sql")));
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
