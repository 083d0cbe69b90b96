// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.similarity.ProgramReference;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the similar pairs about which no person has decided that they mean nothing. */
@Repository
class UndecidedPairRepository {

    private static final String UNDECIDED_PAIRS = """
            select first_program, first_archived, second_program, similarity
              from similarity
             where similarity >= :threshold
               and not exists (
                   select 1
                     from program_case
                    where coalesce(program_case.first_program, 0) = coalesce(similarity.first_program, 0)
                      and coalesce(program_case.first_archived, 0) = coalesce(similarity.first_archived, 0)
                      and program_case.second_program = similarity.second_program
                      and program_case.state = 'dismissed')
            """;

    private final JdbcClient jdbc;

    UndecidedPairRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the pairs of at least this similarity, except those whose case was dismissed. */
    List<UndecidedPair> findAll(double threshold) {
        return jdbc.sql(UNDECIDED_PAIRS)
                .param("threshold", threshold)
                .query((row, number) -> new UndecidedPair(
                        ProgramReference.ofColumns(
                                row.getObject("first_program", Long.class),
                                row.getObject("first_archived", Long.class)),
                        ProgramReference.of(row.getLong("second_program")),
                        row.getDouble("similarity")))
                .list();
    }

    /** Two similar programs. */
    record UndecidedPair(ProgramReference first, ProgramReference second, double similarity) {}
}
