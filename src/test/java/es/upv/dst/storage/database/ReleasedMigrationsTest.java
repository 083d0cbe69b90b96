// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that released migrations do not change, because they have run on existing databases. At a release, run
 * {@code sha256sum *.sql} in the folder of the migrations to update the list.
 */
class ReleasedMigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.sha256");

    @Test
    void releasedMigrations_areUnchanged() throws Exception {
        assertThat(Files.readAllLines(RELEASED)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(changed(MIGRATIONS)).isEmpty();
    }

    /** A migration changed by one space, and a deleted one. */
    @Test
    void changedOrDeletedMigration_isFound(@TempDir Path copy) throws Exception {
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(copy.resolve("V2__mail.sql"), " ", StandardOpenOption.APPEND);
        Files.delete(copy.resolve("V1__lab.sql"));
        assertThat(changed(copy)).containsExactly("V1__lab.sql", "V2__mail.sql");
    }

    private static List<String> changed(Path folder) throws IOException {
        return Files.readAllLines(RELEASED).stream()
                .map(line -> line.split(" +"))
                .filter(line -> !line[0].equals(checksum(folder.resolve(line[1]))))
                .map(line -> line[1])
                .toList();
    }

    private static String checksum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception deleted) {
            return "";
        }
    }
}
