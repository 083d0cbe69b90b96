// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Jupyter notebook.
 *
 * @param cells the cells in nbformat 4
 * @param worksheets the lists of cells in nbformat 3
 */
record Notebook(
        @Nullable List<@Nullable Cell> cells, @Nullable List<@Nullable Worksheet> worksheets) {

    /**
     * The outputs of a cell, which are skipped, are nested a few levels deep. A token costs up to 100 bytes of heap.
     */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxTokenCount(500_000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .build();

    /** Parses a notebook. Returns nothing if the text is not JSON or not a notebook. */
    static Optional<Notebook> parse(String json) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, Notebook.class))
                    .filter(notebook -> notebook.cells != null || notebook.worksheets != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the source of the code cells, in which a blank line separates the cells. The magics of a source above the
     * limit stay, because it is refused, and its lines would take much memory.
     *
     * @param maxCharacters the limit, for lines that end with one character
     */
    String source(int maxCharacters) {
        var sources = Stream.concat(nonNull(cells), nonNull(worksheets).flatMap(sheet -> nonNull(sheet.cells)))
                .filter(cell -> "code".equals(cell.type))
                .map(cell -> nonNull(cell.source).collect(Collectors.joining()))
                .map(String::stripTrailing)
                .toList();
        // A line that ends with CR LF becomes one character shorter.
        var tooLarge = sources.stream().mapToLong(String::length).sum() / 2 > maxCharacters;
        return sources.stream()
                .map(source -> tooLarge ? source : CellMagic.commentOut(source).stripTrailing())
                .filter(source -> !source.isBlank())
                .map(source -> source + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static <T> Stream<T> nonNull(@Nullable List<@Nullable T> list) {
        return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
    }

    private record Worksheet(@Nullable List<@Nullable Cell> cells) {}

    /** A cell. nbformat 3 calls the source of a code cell {@code input}. */
    private record Cell(
            @JsonProperty("cell_type") @Nullable String type,

            @JsonAlias("input") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> source) {}
}
