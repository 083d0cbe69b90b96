// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramOrigin;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Tests which programs of a class are compared. */
class ComparedProgramsTest {

    @Test
    void programThatCounts_isComparedInsteadOfALaterOne() {
        assertThat(current(received(1, "00000001", 1, false), received(2, "00000001", 2, true), late(3, "00000001", 3)))
                .containsExactly(2L);
    }

    @Test
    void lastProgram_isComparedIfNoneCounts() {
        assertThat(current(late(5, "00000001", 2), late(4, "00000001", 1), late(6, "00000002", 1)))
                .containsExactly(5L, 6L);
    }

    @Test
    void programWithoutSourceOrStudent_isNotCompared() {
        assertThat(current(
                        program(1, "00000001", 0, false, ProgramState.UNREADABLE),
                        program(2, "", 0, false, ProgramState.UNASSIGNED)))
                .isEmpty();
    }

    private static List<Long> current(Program... programs) {
        return ComparedPrograms.current(List.of(programs)).stream()
                .map(Program::id)
                .toList();
    }

    private static Program received(long id, String dni, int version, boolean counts) {
        return program(id, dni, version, counts, ProgramState.RECEIVED);
    }

    private static Program late(long id, String dni, int version) {
        return received(id, dni, version, false);
    }

    private static Program program(long id, String dni, int version, boolean counts, ProgramState state) {
        return new Program(
                id,
                Instant.EPOCH,
                ProgramOrigin.UPLOAD,
                Optional.empty(),
                Optional.empty(),
                Dni.parse(dni),
                Optional.empty(),
                version == 0 ? OptionalInt.empty() : OptionalInt.of(version),
                false,
                counts,
                List.of(),
                0,
                state,
                Optional.empty(),
                false,
                List.of(),
                ProgramDecision.UNDECIDED,
                Optional.empty(),
                Optional.empty());
    }
}
