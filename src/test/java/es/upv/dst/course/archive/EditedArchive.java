// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of an archive, to be changed by a test. */
record EditedArchive(Map<String, String> files) {

    static EditedArchive of(byte[] archive) {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EditedArchive(files);
    }

    String file(String name) {
        return files.getOrDefault(name, "");
    }

    /** Replaces a text in a file. */
    EditedArchive replace(String file, String old, String replacement) {
        if (!file(file).contains(old)) {
            throw new AssertionError(file + " does not contain " + old);
        }
        return with(file, file(file).replace(old, replacement));
    }

    /** Adds or replaces a file. */
    EditedArchive with(String file, String content) {
        var changed = new LinkedHashMap<>(files);
        changed.put(file, content);
        return new EditedArchive(changed);
    }

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
