// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Whether the data folder can be written, and has room for the class. */
@Component
class DiskCheck implements Check {

    private static final int A_PAGE = 4_096;

    private final Path folder;
    private final DataSize floor;

    DiskCheck(@Value("${dst.data.dir}") Path folder, DoctorProperties properties) {
        this.folder = folder.toAbsolutePath().normalize();
        this.floor = properties.freeSpace();
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding examine() {
        try {
            write();
            return judge(DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException cause) {
            return Finding.fail("The folder %s cannot be written (%s). Give it to the user that the lab runs as, "
                            .formatted(folder, cause)
                    + "make room on its disk, or set DST_DATA_DIR to another one.");
        }
    }

    /**
     * As far as the disk, where a full one may first say no. A lab whose database and broker are elsewhere has not needed
     * the folder yet.
     */
    private void write() throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "doctor", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(A_PAGE));
            channel.force(true);
        } finally {
            Files.delete(file);
        }
    }

    private Finding judge(DataSize free) {
        var seen = "%s can be written, and %d MB are free there".formatted(folder, free.toMegabytes());
        return free.compareTo(floor) >= 0
                ? Finding.pass(seen + ".")
                : Finding.fail("%s; less than the %d MB of DST_DOCTOR_FREESPACE. Make room on the disk."
                        .formatted(seen, floor.toMegabytes()));
    }
}
