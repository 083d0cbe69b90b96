// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.rules;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the values of one row must have in common, so that the features can read it. */
final class RowConditions {

    private static final Set<Object> WITH_SOLUTION = Set.of("ACCEPTED", "REHEARSED");

    private static final Map<String, Predicate<Map<String, Object>>> CONDITIONS = Map.of(
            "submission", row -> !has(row, "verdict", WITH_SOLUTION) || areSet(row, "code", "name", "email"),
            "mail", row -> !row.containsKey("verdict") ? areSet(row, "subject", "body") : areSet(row, "code"),
            "course", RowConditions::isCourse,
            "program", RowConditions::isProgram,
            "similarity", RowConditions::isPair,
            "program_case", RowConditions::isPair);

    /** @param row the values by column, without columns that have none */
    static boolean areMet(String table, Map<String, Object> row) {
        return CONDITIONS.getOrDefault(table, _ -> true).test(row);
    }

    private static boolean isCourse(Map<String, Object> row) {
        return !(row.get("opens_at") instanceof OffsetDateTime start
                && row.get("closes_at") instanceof OffsetDateTime end
                && !end.isAfter(start));
    }

    private static boolean isProgram(Map<String, Object> row) {
        return !has(row, "state", Set.of("received")) || areSet(row, "dni", "source");
    }

    /** An archived program is earlier than any other one; otherwise the program with the smaller number is. */
    private static boolean isPair(Map<String, Object> row) {
        if (row.get("first_program") instanceof Long first) {
            return !row.containsKey("first_archived")
                    && row.get("second_program") instanceof Long second
                    && first < second;
        }
        return areSet(row, "first_archived");
    }

    private static boolean has(Map<String, Object> row, String column, Set<Object> values) {
        return values.contains(row.getOrDefault(column, ""));
    }

    private static boolean areSet(Map<String, Object> row, String... columns) {
        for (var column : columns) {
            if (!row.containsKey(column)) {
                return false;
            }
        }
        return true;
    }

    private RowConditions() {}
}
