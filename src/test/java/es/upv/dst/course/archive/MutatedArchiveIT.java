// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.course.archive.format.ArchiveManifest;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests that an invalid value in any column of an archive is refused, or breaks no call. The columns are those of the
 * archive, so that new ones are tested too.
 */
@Tag("database")
class MutatedArchiveIT {

    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "\"\"",
                    "\"x\"",
                    "\"\\u0000\"",
                    "true",
                    "{}",
                    "-1",
                    "0",
                    "1.5",
                    "1e999",
                    "999999999",
                    "9223372036854775807",
                    "\"1970-01-01T00:00:00Z\"",
                    "\"9999-12-31T00:00:00Z\"",
                    "\"99999999\"",
                    "\"[[2,1,1,1]]\"",
                    "\"[null]\"",
                    "\"null\"")
            .map(ArchiveManifest.JSON::readTree)
            .toList();

    @TempDir
    Path folder;

    @Test
    void invalidValues_areRefused_orBreakNoCall() {
        try (var lab = Lab.embedded(folder).enroll(20)) {
            SampleCourse.hold(lab);
            lab.executeSql("insert into retained_count (name, number) values ('students', 3)");
            var past =
                    lab.admin().postZip("/api/course/past-programs", lab.admin().getZip("/api/course/archive"));
            assertThat(past.statusCode()).as(past.body()).isEqualTo(200);
            lab.admin().post("/api/programs/comparison", "");
            var paths = new TreeSet<>(SampleCourse.answers(lab.admin()).keySet());
            paths.removeIf(path -> path.endsWith(" csv"));
            paths.addAll(List.of("/api/programs/similarities/1/2", "/api/programs/similarities/a1/1"));
            var archive = EditedArchive.of(lab.admin().getZip("/api/course/archive"));
            var manifest = ArchiveManifest.JSON.readValue(archive.file("manifest.json"), ArchiveManifest.class);

            assertThat(reset(lab)).isEqualTo(200);
            var broken = new ArrayList<String>();
            for (var table : manifest.tables()) {
                assertThat(table.rows()).as(table.table()).isPositive();
                for (var column : table.columns()) {
                    test(lab, paths, archive, table, column, broken);
                }
            }
            assertThat(broken).isEmpty();
        }
    }

    /** A column that accepts x accepts any text, of which one is enough. */
    private static void test(
            Lab lab,
            Set<String> paths,
            EditedArchive archive,
            ArchiveManifest.TableFile table,
            String column,
            List<String> broken) {
        var anyText = false;
        for (var value : VALUES) {
            if (!anyText || !value.isString()) {
                var accepted = isAccepted(lab, paths, archive, table, column, value, broken);
                anyText |= accepted && value.asString("").equals("x");
            }
        }
    }

    /** Changes the column in all rows; in the first one only, if the lab refuses that for more than the value alone. */
    private static boolean isAccepted(
            Lab lab,
            Set<String> paths,
            EditedArchive archive,
            ArchiveManifest.TableFile table,
            String column,
            JsonNode value,
            List<String> broken) {
        for (var rows : List.of(Long.MAX_VALUE, 1L)) {
            var mutation = "%s.%s = %s".formatted(table.table(), column, value);
            var mutated = archive.with(table.fileName(), mutated(archive.file(table.fileName()), column, value, rows));
            var response = lab.admin().postZip("/api/course/import", mutated.zip());
            if (response.statusCode() == 200) {
                paths.stream()
                        .filter(path -> status(lab, path) >= 500)
                        .forEach(path -> broken.add(mutation + ": " + path));
                assertThat(reset(lab)).as(mutation).isEqualTo(200);
                return true;
            }
            if (response.statusCode() != 422 || !response.body().contains("\"file\":\"" + table.table())) {
                broken.add(mutation + ": " + response.body());
            }
            if (response.body().contains("an invalid value of the column")) {
                return false;
            }
        }
        return false;
    }

    private static String mutated(String lines, String column, JsonNode value, long rows) {
        var number = new long[1];
        return lines.lines()
                .map(line -> {
                    var row = (ObjectNode) ArchiveManifest.JSON.readTree(line);
                    return (number[0]++ < rows ? row.set(column, value) : row).toString() + "\n";
                })
                .collect(Collectors.joining());
    }

    private static int status(Lab lab, String path) {
        return lab.admin().exchange("GET", path, "*/*", "*/*", "").statusCode();
    }

    private static int reset(Lab lab) {
        var name = lab.admin().get("/api/course").get("name");
        return lab.admin()
                .post("/api/course/reset", "{\"confirm\":%s}".formatted(name))
                .statusCode();
    }
}
