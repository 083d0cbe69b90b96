// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access to the data of one student, and their erasure, for other features. The part {@code personal} contributes the
 * only bean of this type. Other features cannot call that part, because it uses features that use this one.
 *
 * @param find returns all rows with data of the student with this DNI, by table; empty if there are none
 * @param erase erases these data
 */
public record StudentData(Function<String, Map<String, List<ObjectNode>>> find, Function<String, Erasure> erase) {

    /** The result of an erasure. */
    public sealed interface Erasure {

        /** @param rows the number of rows that were erased or lost the student, by table */
        record Erased(Map<String, Integer> rows) implements Erasure {

            public Erased {
                rows = Map.copyOf(rows);
            }
        }
    }

    /** Why nothing was erased. */
    public enum Refusal implements Erasure {
        /** The lab holds no data of this student. */
        NO_DATA,
        /** A mail to the student is being sent; the erasure is possible when that has ended. */
        MAIL_IN_PROGRESS
    }
}
