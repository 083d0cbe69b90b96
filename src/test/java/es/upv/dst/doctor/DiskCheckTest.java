// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.doctor.Finding.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Tests the disk check on folders with and without free space. */
class DiskCheckTest {

    @TempDir
    Path folder;

    @Test
    void folderWithFreeSpace_passes_andStaysEmpty() throws IOException {
        assertThat(examine(folder, DataSize.ofBytes(1)).result()).isEqualTo(Result.PASS);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void missingFolder_passes() {
        assertThat(examine(folder.resolve("data"), DataSize.ofBytes(1)).result())
                .isEqualTo(Result.PASS);
    }

    @Test
    void tooLittleFreeSpace_fails() {
        var finding = examine(folder, DataSize.ofBytes(Long.MAX_VALUE));
        assertThat(finding.result()).isEqualTo(Result.FAIL);
        assertThat(finding.advice()).asString().contains("DST_DOCTOR_FREESPACE");
    }

    /** Uses /proc, since tests may run as root, which can write any folder of a disk. */
    @Test
    void unwritableFolder_fails() {
        var finding = examine(Path.of("/proc"), DataSize.ofBytes(0));
        assertThat(finding.result()).isEqualTo(Result.FAIL);
        assertThat(finding.advice()).asString().contains("cannot be written");
    }

    private static Finding examine(Path folder, DataSize minimum) {
        return new DiskCheck(folder, new DoctorProperties(minimum, Duration.ofSeconds(8))).run();
    }
}
