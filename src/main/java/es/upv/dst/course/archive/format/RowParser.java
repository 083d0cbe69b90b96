// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses a line of an archive: an object whose values are texts, numbers, booleans or null. A value that contains
 * others is refused, because a long line of them would use a multiple of its size in memory.
 */
final class RowParser {

    /** More than any table has. */
    private static final int MAX_COLUMNS = 100;

    /** Returns the row; empty if the line is not one such object. */
    static Optional<ObjectNode> parse(String line) {
        try (var json = ArchiveManifest.JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var row = JsonNodeFactory.instance.objectNode();
            while (json.nextToken() == JsonToken.PROPERTY_NAME && row.size() < MAX_COLUMNS) {
                var name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    return Optional.empty();
                }
                row.set(name, json.<JsonNode>readValueAsTree());
            }
            var complete = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return complete ? Optional.of(row) : Optional.empty();
        } catch (JacksonException e) {
            // The message of Jackson may contain data of students.
            return Optional.empty();
        }
    }

    private RowParser() {}
}
