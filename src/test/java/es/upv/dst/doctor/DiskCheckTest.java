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

class DiskCheckTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithRoomPassesAndNothingIsLeftInIt() throws IOException {
        assertThat(examined(folder, DataSize.ofBytes(1)).result()).isEqualTo(Result.PASS);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereYetCanBeMade() {
        assertThat(examined(folder.resolve("data"), DataSize.ofBytes(1)).result())
                .isEqualTo(Result.PASS);
    }

    @Test
    void aDiskThatIsTooFullIsFound() {
        var found = examined(folder, DataSize.ofBytes(Long.MAX_VALUE));
        assertThat(found.result()).isEqualTo(Result.FAIL);
        assertThat(found.advice()).contains("DST_DOCTOR_FREESPACE");
    }

    /** The administrator's rights, which tests may have, end at what is no folder of a disk. */
    @Test
    void aFolderThatCannotBeWrittenIsFound() {
        var found = examined(Path.of("/proc"), DataSize.ofBytes(0));
        assertThat(found.result()).isEqualTo(Result.FAIL);
        assertThat(found.advice()).contains("cannot be written");
    }

    private static Finding examined(Path folder, DataSize floor) {
        return new DiskCheck(folder, new DoctorProperties(floor, Duration.ofSeconds(8))).run();
    }
}
