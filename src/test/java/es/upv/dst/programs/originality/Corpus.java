// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One half of the corpus: independent programs, and copies of them in several kinds of disguise. The id of a program is
 * its file.
 */
record Corpus(Map<String, Entry> entries) {

    private static final Path FOLDER = Path.of("src/test/resources/es/upv/dst/programs/originality/corpus");
    static final String INDEPENDENT = "independent";

    /**
     * A program of the corpus.
     *
     * @param sources the programs from which it was copied; of an independent program, itself
     */
    record Entry(String file, String kind, Set<String> sources, String text) {

        boolean isCopyOf(Entry other) {
            return !kind.equals(INDEPENDENT) && sources.contains(other.file);
        }

        boolean sharesSourceWith(Entry other) {
            return sources.stream().anyMatch(other.sources::contains);
        }
    }

    static Corpus half(String name) {
        var folder = FOLDER.resolve(name);
        var entries = new LinkedHashMap<String, Entry>();
        read(folder.resolve("manifest.csv"))
                .lines()
                .skip(1)
                .map(line -> entry(folder, line.split(",", -1)))
                .forEach(entry -> entries.put(entry.file(), entry));
        return new Corpus(entries);
    }

    /** Returns so many different programs: those of the development half, each with another statement. */
    static List<ComparedProgram> classOf(int size) {
        var programs = half("development").programs();
        return IntStream.range(0, size)
                .mapToObj(i -> new ComparedProgram(
                        "program " + i,
                        programs.get(i % programs.size()).source() + "numero_%d = %d\n".formatted(i, i)))
                .toList();
    }

    static ComparedProgram notComparable(String file) {
        return new ComparedProgram(file, read(FOLDER.resolve("not-comparable").resolve(file)));
    }

    List<ComparedProgram> programs() {
        return entries.values().stream()
                .map(entry -> new ComparedProgram(entry.file(), entry.text()))
                .toList();
    }

    /** The kinds of copies. */
    List<String> kinds() {
        return entries.values().stream()
                .map(Entry::kind)
                .filter(kind -> !kind.equals(INDEPENDENT))
                .distinct()
                .sorted()
                .toList();
    }

    private static Entry entry(Path folder, String[] columns) {
        var sources = columns[1].equals(INDEPENDENT)
                ? Set.of(columns[0])
                : Stream.of(columns[2], columns[3])
                        .filter(source -> !source.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        return new Entry(columns[0], columns[1], sources, read(folder.resolve(columns[0])));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
