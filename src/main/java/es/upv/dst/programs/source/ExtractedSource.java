// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The result of extracting the source of a hand-in: its files, or the reason why there are none. */
public sealed interface ExtractedSource {

    /**
     * The source was read.
     *
     * @param files at least one file, in the order of arrival
     */
    record Readable(List<SourceFile> files) implements ExtractedSource {

        public Readable {
            files = List.copyOf(files);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("no source file");
            }
        }

        /** Returns the source of all files as one text, in which a blank line separates the files. */
        public String text() {
            if (files.size() == 1) {
                return files.getFirst().text();
            }
            return files.stream()
                    .map(file -> file.text().stripTrailing())
                    .collect(Collectors.joining("\n\n", "", "\n"));
        }

        /**
         * Returns the SHA-256 of the source, as 64 hexadecimal digits. The names of the files, the line ends, the
         * white space at the end of a line and the blank lines at the end of the text do not change it.
         */
        public String contentHash() {
            var normalised = text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                return HexFormat.of()
                        .formatHex(digest.digest(normalised.stripTrailing().getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JVM has SHA-256", e);
            }
        }
    }

    /**
     * The source was refused.
     *
     * @param detail the file and the limit concerned, in English; safe to store and to display
     */
    record Unreadable(UnreadableReason reason, String detail) implements ExtractedSource {}
}
