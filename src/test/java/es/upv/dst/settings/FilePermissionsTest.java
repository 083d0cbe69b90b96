// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests who may read the data folder and the files of the lab. */
class FilePermissionsTest {

    @TempDir
    private Path temporary;

    @Test
    void folderOfAnEarlierVersion_isRestrictedToItsOwner() throws IOException {
        var folder = temporary.resolve("data");
        Files.createDirectories(folder.resolve("backups"));
        var database = Files.createFile(folder.resolve("dst.mv.db"));
        var backup = Files.createFile(folder.resolve("backups/one.zip"));
        set(folder, "rwxr-xr-x");
        set(folder.resolve("backups"), "rwxrwxrwx");
        set(database, "rw-r--r--");
        set(backup, "rw-rw-rw-");
        FilePermissions.restrict(folder);
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("backups"))).isEqualTo("rwx------");
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(backup)).isEqualTo("rw-------");
    }

    @Test
    void folderBehindASymbolicLink_isRestricted() throws IOException {
        var folder = Files.createDirectories(temporary.resolve("elsewhere"));
        var database = Files.createFile(folder.resolve("dst.mv.db"));
        set(folder, "rwxr-xr-x");
        set(database, "rw-r--r--");
        FilePermissions.restrict(Files.createSymbolicLink(temporary.resolve("link"), folder));
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(database)).isEqualTo("rw-------");
    }

    @Test
    void folderThatCannotBeCreated_doesNotStopTheStart() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        FilePermissions.restrict(file.resolve("data"));
        assertThat(file).isRegularFile();
    }

    @Test
    void filesThatAreCreatedLater_areRestrictedWhateverTheUmask() throws IOException {
        FileCreationMask.restrictToOwner();
        FilePermissions.restrict(temporary.resolve("new"));
        assertThat(permissions(temporary.resolve("new"))).isEqualTo("rwx------");
        assertThat(permissions(Files.createFile(temporary.resolve("new/file")))).isEqualTo("rw-------");
    }

    private static void set(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
