// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.util.function.Predicate.not;

import es.upv.dst.text.WhiteSpace;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The name of a file or of an entry of an archive.
 *
 * @param folders the folders above the file, in lower case
 * @param clean the last part of the path, safe to store and to display
 */
record FileName(List<String> folders, String clean) {

    /** What a file contains, according to the extension of its name. */
    enum Format {
        PYTHON,
        /** Plain text, which is source only if it has an import statement. */
        TEXT,
        NOTEBOOK,
        ZIP,
        /** Documents and archives in which students send programs by mistake. */
        UNSUPPORTED,
        OTHER
    }

    private static final int MAX_LENGTH = 100;
    private static final int MAX_PATH = 4_096;
    private static final int MAX_EXTENSION = 10;

    /** Folders of virtual environments, caches, and copies that macOS makes of a file's properties. */
    private static final Set<String> IGNORED_FOLDERS =
            Set.of("__macosx", "__pycache__", "venv", "env", "virtualenv", "site-packages", "dist-packages");

    private static final Set<String> UNSUPPORTED_EXTENSIONS = Set.of(
            "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "doc", "docx", "odt", "rtf", "pdf", "pages", "html");

    static FileName of(String path) {
        // The end of an over-long path, because that is where the name is.
        var end = path.substring(Math.max(0, path.length() - MAX_PATH));
        var parts = Arrays.stream(end.split("[/\\\\]"))
                .map(WhiteSpace::strip)
                .filter(not(String::isEmpty))
                .toList();
        if (parts.isEmpty()) {
            return new FileName(List.of(), "unnamed");
        }
        var folders = parts.subList(0, parts.size() - 1).stream()
                .map(folder -> folder.toLowerCase(Locale.ROOT))
                .toList();
        return new FileName(folders, clean(parts.getLast()));
    }

    /** Returns whether this is a hidden file or belongs to a tool, so that it is no part of the program. */
    boolean isIgnored() {
        return clean.startsWith(".") || folders.stream().anyMatch(FileName::isIgnoredFolder);
    }

    private static boolean isIgnoredFolder(String folder) {
        var hidden = folder.startsWith(".") && !folder.chars().allMatch(c -> c == '.');
        return hidden || IGNORED_FOLDERS.contains(folder);
    }

    Format format() {
        var extension = extension(clean).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "py", "pyw" -> Format.PYTHON;
            case "txt", "" -> Format.TEXT;
            case "ipynb" -> Format.NOTEBOOK;
            case "zip" -> Format.ZIP;
            default -> UNSUPPORTED_EXTENSIONS.contains(extension) ? Format.UNSUPPORTED : Format.OTHER;
        };
    }

    private static String clean(String name) {
        // macOS decomposes letters with accents.
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> isPrintable(c) ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var clean = withoutDotsAtTheEnd(composed);
        if (clean.isEmpty()) {
            return "unnamed";
        }
        return clean.length() <= MAX_LENGTH ? clean : shorten(clean);
    }

    /** Windows ignores dots and spaces at the end of a name. A regular expression would try each dot of a long name. */
    private static String withoutDotsAtTheEnd(String name) {
        var end = name.length();
        while (end > 0 && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String shorten(String name) {
        var extension = extension(name);
        var end = MAX_LENGTH - extension.length() - 2;
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + "…" + (extension.isEmpty() ? "" : "." + extension);
    }

    private static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot - 1 > MAX_EXTENSION ? "" : name.substring(dot + 1);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> character != ':';
        };
    }
}
