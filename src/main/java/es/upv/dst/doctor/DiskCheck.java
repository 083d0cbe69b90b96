// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import es.upv.dst.language.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Checks that the data folder is writable and that its disk has enough free space. */
@Component
class DiskCheck implements Check {

    private static final int PAGE_SIZE = 4_096;

    private final Path folder;
    private final DataSize minimum;

    DiskCheck(@Value("${dst.data.dir}") Path folder, DoctorProperties properties) {
        this.folder = folder.toAbsolutePath().normalize();
        this.minimum = properties.freeSpace();
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Finding run() {
        try {
            writeTestPage();
            return compareWithMinimum(
                    DataSize.ofBytes(Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException e) {
            return Finding.fail(DiskAdvice.NOT_WRITABLE.with(folder, e));
        }
    }

    /**
     * Creates the folder if necessary, because it may not exist if the database and the broker run elsewhere. Writes
     * and syncs a page, because a full disk may fail only at the sync.
     */
    private void writeTestPage() throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "doctor", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PAGE_SIZE));
            channel.force(true);
        } finally {
            Files.delete(file);
        }
    }

    private Finding compareWithMinimum(DataSize free) {
        return free.compareTo(minimum) >= 0
                ? Finding.pass(DiskAdvice.ENOUGH.with(folder, free.toMegabytes()))
                : Finding.fail(DiskAdvice.TOO_LITTLE.with(folder, free.toMegabytes(), minimum.toMegabytes()));
    }

    enum DiskAdvice implements Sentence.Form {
        ENOUGH("%s can be written, and %s MB are free there."),
        TOO_LITTLE("%s can be written, and %s MB are free there; less than the %s MB of DST_DOCTOR_FREESPACE."
                + " Free disk space."),
        NOT_WRITABLE("The folder %s cannot be written (%s). Make the user of the lab its owner, free disk"
                + " space, or set DST_DATA_DIR to another one.");

        private final String english;

        DiskAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
