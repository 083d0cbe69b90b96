// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.course.RetainedCounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GradesConfiguration {

    /** How many students had each grade. These numbers remain when the personal data of the course are erased. */
    @Bean
    RetainedCounts studentsByGrade(GradeBook grades) {
        return new RetainedCounts(() -> grades.grades().stream()
                .collect(groupingBy(grade -> "grade " + grade.grade().toPlainString(), counting())));
    }
}
