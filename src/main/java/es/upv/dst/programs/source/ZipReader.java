// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the ZIP archives of one hand-in in memory. Its limits are those of all these archives together. Each entry is
 * decompressed and counted, even an ignored one, since the sizes in headers can be wrong.
 */
final class ZipReader {

    /** The encoding of names in archives without the flag for UTF-8. It has a character for each byte. */
    private static final Charset CP437 = Charset.forName("IBM437");

    /** Small archives of repetitive source may have a high ratio. */
    private static final long MIN_BYTES_FOR_RATIO = 1_000_000;

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int COUNT_IN_ZIP64_RECORD = 0xFFFF;

    private final SourceLimits limits;
    private final SourceCollector collector;
    private final byte[] buffer = new byte[8_192];
    private int entries;
    private long bytes;

    ZipReader(SourceLimits limits, SourceCollector collector) {
        this.limits = limits;
        this.collector = collector;
    }

    /**
     * Passes each entry that is not ignored to the consumer, until the collector has a refusal. An entry over the
     * limit of a file is cut one byte after it.
     */
    void read(String archive, byte[] content, BiConsumer<FileName, byte[]> consumer) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), CP437)) {
            int count = 0;
            long before = bytes;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                if (++entries > limits.maxArchiveEntries()) {
                    var detail = "%s: more than %d entries".formatted(archive, limits.maxArchiveEntries());
                    collector.refuse(UnreadableReason.TOO_MANY_FILES, detail);
                    return;
                }
                var name = FileName.of(decodeName(entry.getName()));
                var entryContent = readEntry(archive, before, content.length, zip);
                if (!collector.isRefused() && !entry.isDirectory() && !name.isIgnored()) {
                    consumer.accept(name, entryContent);
                }
                if (collector.isRefused()) {
                    return;
                }
            }
            verifyCount(archive, content, count);
        } catch (EOFException e) {
            collector.refuse(UnreadableReason.BAD_ARCHIVE, archive + ": the end is missing");
        } catch (ZipException e) {
            // The JDK has no other sign of an encrypted entry.
            var encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            collector.refuse(encrypted ? UnreadableReason.ENCRYPTED_ARCHIVE : UnreadableReason.BAD_ARCHIVE, archive);
        } catch (IOException | IllegalArgumentException e) {
            collector.refuse(UnreadableReason.BAD_ARCHIVE, archive);
        }
    }

    /** @param before the bytes that were decompressed before this archive */
    private byte[] readEntry(String archive, long before, int archiveLength, InputStream entry) throws IOException {
        var kept = new ByteArrayOutputStream();
        for (int length = entry.read(buffer); length >= 0; length = entry.read(buffer)) {
            bytes += length;
            kept.write(buffer, 0, Math.min(length, limits.maxFileBytes() + 1 - kept.size()));
            if (bytes > limits.maxArchiveBytes()) {
                var detail = "%s: more than %d bytes decompressed".formatted(archive, limits.maxArchiveBytes());
                collector.refuse(UnreadableReason.TOO_LARGE, detail);
                break;
            }
            if (bytes - before > Math.max(MIN_BYTES_FOR_RATIO, (long) archiveLength * limits.maxCompressionRatio())) {
                var detail = "%s: over %d:1".formatted(archive, limits.maxCompressionRatio());
                collector.refuse(UnreadableReason.COMPRESSION_RATIO, detail);
                break;
            }
        }
        return kept.toByteArray();
    }

    /** macOS writes UTF-8 without its flag. Names in CP437 with accents are hardly ever valid UTF-8. */
    private static String decodeName(String name) {
        var encoder = CP437.newEncoder();
        if (!encoder.canEncode(name)) {
            return name;
        }
        var utf8 = new String(name.getBytes(CP437), StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : name;
    }

    /** Detects entries that the stream did not reach, because the archive is truncated or damaged. */
    private void verifyCount(String archive, byte[] content, int count) {
        var tail = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = content.length - END_LENGTH; at >= Math.max(0, content.length - END_LENGTH - MAX_COMMENT); at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                int declared = tail.getShort(at + 10) & 0xFFFF;
                if (declared != count && declared != COUNT_IN_ZIP64_RECORD) {
                    var detail = "%s: %d of %d entries can be read".formatted(archive, count, declared);
                    collector.refuse(UnreadableReason.BAD_ARCHIVE, detail);
                }
                return;
            }
        }
        collector.refuse(UnreadableReason.BAD_ARCHIVE, archive + ": no directory of entries");
    }
}
