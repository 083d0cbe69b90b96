// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a small archive with a large content is refused before it is read completely. */
class ArchiveSizeTest {

    private static final byte[] SPACES = " ".repeat(1 << 16).getBytes(UTF_8);

    private static final long MAX_BYTES = 256 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void longLine_isRefused() throws IOException {
        assertInvalid(1, ArchiveFile.MAX_LINE_BYTES + 1, "a line is too long");
    }

    @Test
    void zipBombOfShortLines_isRefused() throws IOException {
        assertInvalid(40, ArchiveFile.MAX_LINE_BYTES - 2, "too many bytes, uncompressed");
    }

    /** Two bytes of such a line would be an object of tens of bytes in memory. */
    @Test
    void rowOfManySmallValues_isRefused() {
        assertThat(RowParser.parse("{\"a\":[" + "0,".repeat(1_000) + "0]}")).isEmpty();
        assertThat(RowParser.parse(fields(100))).isPresent();
        assertThat(RowParser.parse(fields(101))).isEmpty();
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"" + number + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Java reads the directory of a ZIP file into memory before its entries can be checked. */
    @Test
    void largeDirectory_isRefused() throws IOException {
        var file = folder.resolve("archive.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var number = 0; number < 2_000; number++) {
                zip.putNextEntry(new ZipEntry("file" + number));
            }
        }
        assertThatThrownBy(() -> ArchiveFile.open(file)).hasMessageContaining("too many files");
    }

    private void assertInvalid(int lines, int spaces, String reason) throws IOException {
        var file = folder.resolve("archive.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write("""
                    {"format":1,"application":"1","schema":9,"course":"DST","term":"",
                     "tables":[{"table":"t","columns":[],"rows":%d}]}""".formatted(lines).getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("t.jsonl"));
            for (var line = 0; line < lines; line++) {
                zip.write("{}".getBytes(UTF_8));
                writeSpaces(zip, spaces);
                zip.write('\n');
            }
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
        try (var archive = ArchiveFile.open(file)) {
            var table = archive.manifest().tables().getFirst();
            assertThatThrownBy(() -> archive.read(table, MAX_BYTES, (line, row) -> {}))
                    .isInstanceOf(InvalidArchiveException.class)
                    .hasMessageContaining(reason);
        }
    }

    private static void writeSpaces(OutputStream out, int count) throws IOException {
        for (var rest = count; rest > 0; rest -= SPACES.length) {
            out.write(SPACES, 0, Math.min(rest, SPACES.length));
        }
    }
}
