// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a file which is no archive is refused. */
class ArchiveFileTest {

    private static final String MANIFEST = """
            {"format":1,"application":"1","schema":9,"course":"DST","term":"",
             "tables":[{"table":"t","columns":["a"],"rows":%d}]}""";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("archive.zip");
    }

    @Test
    void rows_areReadInTheirOrder() throws IOException {
        write(MANIFEST.formatted(2), "{\"a\":1}\n{\"a\":\"é\"}\n");
        assertThat(read()).containsExactly("{\"a\":1}", "{\"a\":\"é\"}");
    }

    @Test
    void otherFile_isRefused() throws IOException {
        Files.writeString(file, "no ZIP file");
        assertInvalid("not a ZIP file");
        Files.write(file, new byte[0]);
        assertInvalid("not a ZIP file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"format\":1}",
                "{\"format\":null,\"application\":\"1\",\"schema\":9,\"course\":\"\",\"term\":\"\",\"tables\":[]}",
                "{\"format\":1,\"application\":\"1\",\"schema\":9,\"course\":\"\",\"term\":\"\",\"tables\":[null]}",
                "{\"format\":1,\"format\":1,\"application\":\"1\",\"schema\":9,\"course\":\"\",\"term\":\"\",\"tables\":[]}",
                "{\"format\":1,\"application\":\"1\",\"schema\":9,\"course\":\"\",\"term\":\"\",\"tables\":[]} {}",
                "{\"format\":1,\"more\":1,\"application\":\"1\",\"schema\":9,\"course\":\"\",\"term\":\"\",\"tables\":[]}"
            })
    void invalidManifest_isRefused(String manifest) throws IOException {
        write(manifest, "");
        assertInvalid("not the expected JSON");
    }

    @Test
    void laterFormat_isRefused() throws IOException {
        write(MANIFEST.formatted(0).replace("\"format\":1", "\"format\":2"), "");
        assertInvalid("the format is not 1");
    }

    @Test
    void unlistedOrMissingFile_isRefused() throws IOException {
        try (var zip = zip()) {
            add(zip, "manifest.json", MANIFEST.formatted(0));
        }
        assertInvalid("missing");
        try (var zip = zip()) {
            add(zip, "manifest.json", MANIFEST.formatted(0));
            add(zip, "t.jsonl", "");
            add(zip, "../../etc/passwd", "");
        }
        assertInvalid("does not list");
        try (var zip = zip()) {
            for (var number = 0; number <= ArchiveFile.MAX_FILES; number++) {
                add(zip, "file" + number, "");
            }
        }
        assertInvalid("more than 64 files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "{\"a\":1}\n", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n"})
    void otherNumberOfRows_isRefused(String rows) throws IOException {
        write(MANIFEST.formatted(2), rows);
        assertInvalid("rows than in the manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} x",
                "{\"a\":NaN}",
                "",
                "1",
                "null",
                "{\"a\":{}}",
                "{\"a\":1}{}"
            })
    void rowThatIsNotJson_isRefused(String row) throws IOException {
        write(MANIFEST.formatted(1), row + "\n");
        assertInvalid("not a JSON object of texts");
    }

    @Test
    void deeplyNestedRow_isRefused() throws IOException {
        write(MANIFEST.formatted(1), "[".repeat(100_000) + "\n");
        assertInvalid("not a JSON object of texts");
    }

    @Test
    void nameThatADatabaseCannotStore_isRefused() throws IOException {
        write(MANIFEST.formatted(0).replace("\"DST\"", "\"D\\u0000T\""), "");
        assertInvalid("not the expected JSON");
    }

    @Test
    void rowInAnotherEncoding_isRefused() throws IOException {
        try (var zip = zip()) {
            add(zip, "manifest.json", MANIFEST.formatted(1));
            zip.putNextEntry(new ZipEntry("t.jsonl"));
            zip.write("{\"a\":\"é\"}\n".getBytes(ISO_8859_1));
        }
        assertInvalid("not UTF-8");
    }

    @Test
    void damagedFile_isRefused() throws IOException {
        write(MANIFEST.formatted(1), "{\"a\":\"" + "x".repeat(5_000) + "\"}\n");
        var bytes = Files.readAllBytes(file);
        var data = new String(bytes, ISO_8859_1).indexOf("t.jsonl") + "t.jsonl".length();
        for (var index = data; index < data + 10; index++) {
            bytes[index] = (byte) 0xFF;
        }
        Files.write(file, bytes);
        assertInvalid("damaged");
    }

    private void assertInvalid(String reason) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidArchiveException.class)
                .hasMessageContaining(reason);
    }

    private List<String> read() throws IOException {
        var rows = new ArrayList<String>();
        try (var archive = ArchiveFile.open(file)) {
            for (var table : archive.manifest().tables()) {
                archive.read(table, Long.MAX_VALUE, (line, row) -> rows.add(row.toString()));
            }
        }
        return rows;
    }

    private void write(String manifest, String rows) throws IOException {
        try (var zip = zip()) {
            add(zip, "manifest.json", manifest);
            add(zip, "t.jsonl", rows);
        }
    }

    private ZipOutputStream zip() throws IOException {
        return new ZipOutputStream(Files.newOutputStream(file), UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }
}
