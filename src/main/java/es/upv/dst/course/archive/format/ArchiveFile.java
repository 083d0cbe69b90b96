// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that should be an archive. Reading it takes bounded memory and time, whatever it contains. No file of it is
 * written to the disk.
 */
public final class ArchiveFile implements AutoCloseable {

    /** The maximum size of a row. The longest row of any table is shorter, also if each character is escaped. */
    public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    /** The maximum number of files, which is larger than the number of tables. */
    public static final int MAX_FILES = 64;

    private static final int MAX_MANIFEST_BYTES = 256 * 1024;

    private final ZipFile zip;
    private final ArchiveManifest manifest;

    private ArchiveFile(ZipFile zip, ArchiveManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws InvalidArchiveException if it has no valid manifest, or other files than those of the manifest */
    public static ArchiveFile open(Path file) throws IOException {
        var zip = openZip(file);
        try {
            return new ArchiveFile(zip, readManifest(zip));
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile openZip(Path file) {
        try {
            if (ZipDirectory.isSmall(file)) {
                return new ZipFile(file.toFile(), UTF_8);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The message may contain the path.
        }
        throw new InvalidArchiveException("", 0, ArchiveFault.NOT_ZIP.with());
    }

    private static ArchiveManifest readManifest(ZipFile zip) {
        if (zip.size() > MAX_FILES) {
            throw new InvalidArchiveException("", 0, ArchiveFault.TOO_MANY_FILES.with(MAX_FILES));
        }
        var names = new HashSet<String>();
        zip.stream().forEach(entry -> names.add(entry.getName()));
        if (names.size() != zip.size() || !names.remove(ArchiveManifest.NAME)) {
            throw new InvalidArchiveException("", 0, ArchiveFault.FILE_NAMES.with(ArchiveManifest.NAME));
        }
        var manifest = parse(readText(zip));
        if (manifest.format() != ArchiveManifest.FORMAT) {
            throw new InvalidArchiveException(
                    ArchiveManifest.NAME, 0, ArchiveFault.OTHER_FORMAT.with(ArchiveManifest.FORMAT));
        }
        for (var table : manifest.tables()) {
            if (!names.remove(table.fileName())) {
                throw new InvalidArchiveException(table.fileName(), 0, ArchiveFault.FILE_NOT_LISTED_ONCE.with());
            }
        }
        if (!names.isEmpty()) {
            throw new InvalidArchiveException("", 0, ArchiveFault.UNLISTED_FILE.with());
        }
        return manifest;
    }

    private static String readText(ZipFile zip) {
        try (var in = open(zip, ArchiveManifest.NAME)) {
            var bytes = in.readNBytes(MAX_MANIFEST_BYTES + 1);
            if (bytes.length > MAX_MANIFEST_BYTES) {
                throw new InvalidArchiveException(ArchiveManifest.NAME, 0, ArchiveFault.TOO_LONG.with());
            }
            return decode(bytes, ArchiveManifest.NAME, 0);
        } catch (IOException e) {
            throw new InvalidArchiveException(ArchiveManifest.NAME, 0, ArchiveFault.DAMAGED.with());
        }
    }

    public ArchiveManifest manifest() {
        return manifest;
    }

    /**
     * Reads the rows of a table.
     *
     * @param maxBytes the maximum size of its rows, uncompressed
     * @return the size of the file, uncompressed
     */
    public long read(ArchiveManifest.TableFile table, long maxBytes, RowReader rows) {
        try {
            return readRows(table, maxBytes, rows);
        } catch (IOException e) {
            throw new InvalidArchiveException(table.fileName(), 0, ArchiveFault.DAMAGED.with());
        }
    }

    private long readRows(ArchiveManifest.TableFile table, long maxBytes, RowReader rows) throws IOException {
        var name = table.fileName();
        var bytes = 0L;
        try (var in = open(zip, name)) {
            var lines = new LineReader(in, MAX_LINE_BYTES);
            for (var number = 1L; number <= table.rows(); number++) {
                var line = lines.next()
                        .orElseThrow(() -> new InvalidArchiveException(name, 0, ArchiveFault.FEWER_ROWS.with()));
                bytes += line.length + 1;
                if (bytes > maxBytes) {
                    throw new InvalidArchiveException(name, number, ArchiveFault.TOO_MANY_BYTES.with());
                }
                rows.read(number, parseRow(decode(line, name, number), name, number));
            }
            if (!lines.isAtEnd()) {
                throw new InvalidArchiveException(name, 0, ArchiveFault.MORE_ROWS.with());
            }
        } catch (LineReader.LineTooLongException e) {
            throw new InvalidArchiveException(name, 0, ArchiveFault.LINE_TOO_LONG.with());
        }
        return bytes;
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        var in = zip.getInputStream(zip.getEntry(name));
        if (in == null) {
            throw new InvalidArchiveException(name, 0, ArchiveFault.UNREADABLE.with());
        }
        return in;
    }

    private static String decode(byte[] bytes, String name, long number) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidArchiveException(name, number, ArchiveFault.NOT_UTF_8.with());
        }
    }

    private static ObjectNode parseRow(String line, String name, long number) {
        return RowParser.parse(line)
                .orElseThrow(() -> new InvalidArchiveException(name, number, ArchiveFault.NOT_A_ROW.with()));
    }

    private static ArchiveManifest parse(String text) {
        try {
            ArchiveManifest manifest = ArchiveManifest.JSON.readValue(text, ArchiveManifest.class);
            if (manifest != null) {
                return manifest;
            }
        } catch (JacksonException e) {
            // The message of Jackson may contain data of students.
        }
        throw new InvalidArchiveException(ArchiveManifest.NAME, 0, ArchiveFault.NOT_JSON.with());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Receives the rows of a table. */
    public interface RowReader {
        void read(long line, ObjectNode row);
    }
}
