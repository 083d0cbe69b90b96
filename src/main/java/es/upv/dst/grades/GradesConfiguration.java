// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.course.RetainedCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GradesConfiguration {

    /**
     * How many students there were, how many were certified, and how many had each grade. These numbers remain when the
     * personal data of the course are erased.
     */
    @Bean
    RetainedCounts studentsByGrade(GradeBook grades) {
        return new RetainedCounts(() -> counts(grades.grades()));
    }

    private static Map<String, Long> counts(List<StudentGrade> grades) {
        Map<String, Long> counts = grades.stream()
                .collect(groupingBy(grade -> "grade " + grade.grade().toPlainString(), TreeMap::new, counting()));
        counts.put("students", (long) grades.size());
        counts.put(
                "certified",
                grades.stream().filter(grade -> grade.computed().certified()).count());
        return counts;
    }
}
