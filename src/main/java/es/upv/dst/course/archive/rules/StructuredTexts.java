// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.rules;

import es.upv.dst.programs.evidence.ProgramStep;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The columns that contain several values in one text. */
final class StructuredTexts {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> STEPS =
            Arrays.stream(ProgramStep.values()).map(Enum::name).collect(Collectors.toSet());

    /** Whether the text has the names of steps with commas between them. */
    static boolean areSteps(Object text) {
        return text.equals("") || Arrays.stream(text.toString().split(",", -1)).allMatch(STEPS::contains);
    }

    /** Whether the text is a JSON array of line ranges in two programs. */
    static boolean arePassages(Object text) {
        try {
            int[][] passages = JSON.readValue(text.toString(), int[][].class);
            return passages != null && Arrays.stream(passages).allMatch(StructuredTexts::isPassage);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isPassage(int[] lines) {
        return lines != null && lines.length == 4 && isRange(lines[0], lines[1]) && isRange(lines[2], lines[3]);
    }

    private static boolean isRange(int first, int last) {
        return first >= 1 && last >= first;
    }

    private StructuredTexts() {}
}
