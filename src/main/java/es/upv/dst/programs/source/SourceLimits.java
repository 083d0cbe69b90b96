// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

/**
 * The limits of one hand-in. The limits for archives apply to all archives of a hand-in together, to what was really
 * decompressed. What a header says is not used.
 *
 * @param maxFiles source files
 * @param maxSourceBytes the source of all files, in UTF-8
 * @param maxFileBytes a source file or an archive inside an archive
 * @param maxArchiveEntries entries of archives, with those that are ignored
 * @param maxArchiveBytes decompressed bytes, with those of the entries that are ignored
 * @param maxCompressionRatio decompressed bytes for each byte of an archive that decompresses to over 1 MB
 */
public record SourceLimits(
        int maxFiles,
        int maxSourceBytes,
        int maxFileBytes,
        int maxArchiveEntries,
        long maxArchiveBytes,
        int maxCompressionRatio) {

    /**
     * The limits for programs of the lab:
     *
     * <ul>
     *   <li>20 files and 200 kB, because a program of the lab has one file of a few kB; the comparison reads all of it
     *   <li>5 MB for a file, because a notebook contains its output, such as images
     *   <li>10,000 entries and 64 MB, because students archive the virtual environment beside the program; it has
     *       thousands of small files, of which none is read
     *   <li>100:1, because source compresses to about a fifth, and the most that DEFLATE does is 1,032:1
     * </ul>
     */
    public static final SourceLimits DEFAULT = new SourceLimits(20, 200_000, 5_000_000, 10_000, 64_000_000, 100);

    public SourceLimits {
        if (Math.min(maxFiles, maxSourceBytes) < 1
                || Math.min(maxFileBytes, maxArchiveEntries) < 1
                || Math.min(maxArchiveBytes, maxCompressionRatio) < 1) {
            throw new IllegalArgumentException("a limit is less than 1");
        }
    }
}
