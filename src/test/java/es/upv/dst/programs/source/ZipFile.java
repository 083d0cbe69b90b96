// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP archive in memory. */
final class ZipFile {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip;

    ZipFile() {
        this(UTF_8);
    }

    ZipFile(Charset names) {
        zip = new ZipOutputStream(bytes, names);
    }

    ZipFile with(String name, String content) {
        return with(name, content.getBytes(UTF_8));
    }

    ZipFile with(String name, byte[] content) {
        return with(new ZipEntry(name), content);
    }

    /** Adds an entry without compression, whose local header has its size. */
    ZipFile withStored(String name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        return with(entry, content);
    }

    private ZipFile with(ZipEntry entry, byte[] content) {
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the archive with the bits set in the flags of all headers. */
    static byte[] withFlags(byte[] archive, int flags) {
        var changed = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < archive.length - 12; at++) {
            var header = changed.getInt(at);
            if (header == LOCAL_HEADER || header == DIRECTORY_HEADER) {
                int flagsAt = at + (header == LOCAL_HEADER ? 6 : 8);
                changed.putShort(flagsAt, (short) (changed.getShort(flagsAt) | flags));
            }
        }
        return changed.array();
    }

    /** Returns the archive with other sizes in the local header of the first entry. */
    static byte[] withLocalSizes(byte[] archive, int compressed, int size) {
        var changed = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        changed.putInt(18, compressed).putInt(22, size);
        return changed.array();
    }
}
