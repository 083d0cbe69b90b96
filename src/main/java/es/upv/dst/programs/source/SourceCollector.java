// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.programs.source.ExtractedSource.Readable;
import es.upv.dst.programs.source.ExtractedSource.Unreadable;
import es.upv.dst.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the source files of one hand-in, or the first reason to refuse it. */
final class SourceCollector {

    private static final int MAX_LISTED = 10;

    private final SourceLimits limits;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<FileName> ignored = new ArrayList<>();
    private Optional<Unreadable> refusal = Optional.empty();
    private Optional<Unreadable> doubt = Optional.empty();
    private long bytes;

    SourceCollector(SourceLimits limits) {
        this.limits = limits;
    }

    /** Adds source. Blank source counts as none. */
    void add(String name, String text) {
        if (WhiteSpace.isBlank(text) || isRefused()) {
            return;
        }
        bytes += text.getBytes(UTF_8).length;
        files.add(new SourceFile(name, text));
        if (files.size() > limits.maxFiles()) {
            refuse(UnreadableReason.TOO_MANY_FILES, "more than %d source files".formatted(limits.maxFiles()));
        } else if (bytes > limits.maxSourceBytes()) {
            refuse(
                    UnreadableReason.TOO_LARGE,
                    "%s: more than %d bytes of source".formatted(name, limits.maxSourceBytes()));
        }
    }

    /** Records a file that is not source. It is named if the hand-in has no source at all. */
    void ignore(FileName name) {
        if (ignored.size() <= MAX_LISTED) {
            ignored.add(name);
        }
    }

    /** Refuses the hand-in. The first refusal counts. */
    void refuse(UnreadableReason reason, String detail) {
        refusal = refusal.or(() -> Optional.of(new Unreadable(reason, detail)));
    }

    /** Refuses the hand-in unless it has source elsewhere. */
    void refuseUnlessSource(UnreadableReason reason, String detail) {
        doubt = doubt.or(() -> Optional.of(new Unreadable(reason, detail)));
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    ExtractedSource result() {
        return refusal.<ExtractedSource>map(unreadable -> unreadable)
                .orElseGet(() -> files.isEmpty() ? doubt.orElseGet(this::nothingFound) : new Readable(files));
    }

    private Unreadable nothingFound() {
        var unsupported = ignored.stream()
                .filter(name -> name.format() == FileName.Format.UNSUPPORTED)
                .findFirst();
        if (unsupported.isPresent()) {
            return new Unreadable(
                    UnreadableReason.UNSUPPORTED_FORMAT, unsupported.get().clean());
        }
        var names = ignored.stream().limit(MAX_LISTED).map(FileName::clean).toList();
        var more = ignored.size() > MAX_LISTED ? " and more" : "";
        return new Unreadable(
                UnreadableReason.NO_SOURCE, names.isEmpty() ? "no files" : "found " + String.join(", ", names) + more);
    }
}
