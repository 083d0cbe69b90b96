// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.programs.source.ExtractedSource.Readable;
import es.upv.dst.programs.source.ExtractedSource.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test hands in. */
record HandIn(List<HandedInFile> files, Optional<String> message, SourceLimits limits) {

    static final String PROGRAM = "import paho.mqtt.client as mqtt\nprint(\"código\")\n";

    static HandIn of(String name, byte[] content) {
        return new HandIn(List.of(), Optional.empty(), SourceLimits.DEFAULT).and(name, content);
    }

    static HandIn of(String name, String content) {
        return of(name, content.getBytes(UTF_8));
    }

    static HandIn ofMessage(String text) {
        return new HandIn(List.of(), Optional.of(text), SourceLimits.DEFAULT);
    }

    HandIn and(String name, byte[] content) {
        var all = new ArrayList<>(files);
        all.add(new HandedInFile(name, content));
        return new HandIn(all, message, limits);
    }

    HandIn and(String name, String content) {
        return and(name, content.getBytes(UTF_8));
    }

    HandIn withMessage(String text) {
        return new HandIn(files, Optional.of(text), limits);
    }

    HandIn within(SourceLimits other) {
        return new HandIn(files, message, other);
    }

    ExtractedSource extract() {
        return new SourceExtractor(limits).extract(files, message);
    }

    /** Returns the names and texts that were read. Fails if the hand-in was refused. */
    List<SourceFile> read() {
        return switch (extract()) {
            case Readable(var read) -> read;
            case Unreadable refusal -> throw new AssertionError(refusal);
        };
    }

    List<String> texts() {
        return read().stream().map(SourceFile::text).toList();
    }

    List<String> names() {
        return read().stream().map(SourceFile::name).toList();
    }

    UnreadableReason refusal() {
        return refused().reason();
    }

    Unreadable refused() {
        return switch (extract()) {
            case Readable read -> throw new AssertionError(read);
            case Unreadable refusal -> refusal;
        };
    }
}
