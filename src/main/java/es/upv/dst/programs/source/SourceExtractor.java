// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import es.upv.dst.text.WhiteSpace;
import java.util.List;
import java.util.Optional;

/**
 * Extracts the Python source from what a student handed in. Nothing is executed or written to disk.
 *
 * <ul>
 *   <li>{@code .py}, {@code .pyw}: source.
 *   <li>{@code .txt}, and a name without extension: source if it has an import statement, otherwise ignored.
 *   <li>{@code .ipynb}: the code cells, with magics commented out.
 *   <li>{@code .zip}: its files, and those of archives directly inside it. A deeper archive is a refusal. Hidden files,
 *       caches and virtual environments are ignored.
 *   <li>Other files are ignored. If there is no source, the refusal names them.
 *   <li>The text of the message is read if the files contain no source and none of them is a refusal.
 * </ul>
 *
 * A source file or archive that cannot be read refuses the whole hand-in, since a part of a program would be compared
 * and graded wrongly. This class has no state, so threads can share it.
 */
public final class SourceExtractor {

    private static final String MESSAGE_NAME = "message.py";

    private final SourceLimits limits;

    public SourceExtractor() {
        this(SourceLimits.DEFAULT);
    }

    public SourceExtractor(SourceLimits limits) {
        this.limits = limits;
    }

    /**
     * Extracts the source. Hostile input of any kind gets a refusal as a value; it causes no exception and is read
     * only up to the limits.
     *
     * @param messageText the plain text of the mail
     */
    public ExtractedSource extract(List<HandedInFile> files, Optional<String> messageText) {
        var collector = new SourceCollector(limits);
        var reader = new Reader(limits, collector, new ZipReader(limits, collector));
        for (var file : files) {
            var name = FileName.of(file.name());
            if (!collector.isRefused() && !name.isIgnored()) {
                reader.read(name, file.content(), 0);
            }
        }
        if (collector.isEmpty()) {
            messageText.flatMap(MessageText::findSource).ifPresent(text -> collector.add(MESSAGE_NAME, text));
        }
        return collector.result();
    }

    /** Reads the files of one hand-in. */
    private record Reader(SourceLimits limits, SourceCollector collector, ZipReader archives) {

        /** Archives may be inside an archive that was handed in. */
        private static final int MAX_DEPTH = 1;

        /** @param depth the number of archives that the file is inside of */
        void read(FileName name, byte[] content, int depth) {
            switch (name.format()) {
                case PYTHON -> readPython(name, content);
                case TEXT -> readText(name, content);
                case NOTEBOOK -> readNotebook(name, content);
                case ZIP -> readArchive(name, content, depth);
                case UNSUPPORTED, OTHER -> collector.ignore(name);
            }
        }

        private void readPython(FileName name, byte[] content) {
            if (isTooLarge(content)) {
                collector.refuse(UnreadableReason.TOO_LARGE, tooLarge(name));
                return;
            }
            TextDecoder.decode(content)
                    .ifPresentOrElse(
                            text -> addOrIgnore(name, text),
                            () -> collector.refuse(UnreadableReason.NOT_TEXT, name.clean()));
        }

        private void readText(FileName name, byte[] content) {
            if (isTooLarge(content)) {
                collector.refuseUnlessSource(UnreadableReason.TOO_LARGE, tooLarge(name));
                return;
            }
            TextDecoder.decode(content)
                    .ifPresentOrElse(
                            text -> addOrIgnore(name, PythonLines.haveImport(text) ? text : ""),
                            () -> collector.refuseUnlessSource(UnreadableReason.NOT_TEXT, name.clean()));
        }

        private void readNotebook(FileName name, byte[] content) {
            if (isTooLarge(content)) {
                collector.refuse(UnreadableReason.TOO_LARGE, tooLarge(name));
                return;
            }
            TextDecoder.decode(content)
                    .flatMap(Notebook::parse)
                    .flatMap(notebook -> TextDecoder.normalise(notebook.source(limits.maxSourceBytes())))
                    .ifPresentOrElse(
                            text -> addOrIgnore(name, text),
                            () -> collector.refuse(UnreadableReason.BAD_NOTEBOOK, name.clean()));
        }

        private void readArchive(FileName name, byte[] content, int depth) {
            if (depth > MAX_DEPTH) {
                collector.refuse(UnreadableReason.NESTED_ARCHIVE, name.clean());
            } else if (depth > 0 && isTooLarge(content)) {
                collector.refuse(UnreadableReason.TOO_LARGE, tooLarge(name));
            } else {
                archives.read(name.clean(), content, (entry, bytes) -> read(entry, bytes, depth + 1));
            }
        }

        private void addOrIgnore(FileName name, String text) {
            if (WhiteSpace.isBlank(text)) {
                collector.ignore(name);
            } else {
                collector.add(name.clean(), text);
            }
        }

        private boolean isTooLarge(byte[] content) {
            return content.length > limits.maxFileBytes();
        }

        private String tooLarge(FileName name) {
            return "%s: more than %d bytes".formatted(name.clean(), limits.maxFileBytes());
        }
    }
}
