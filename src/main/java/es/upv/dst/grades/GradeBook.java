// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.grades.certification.Certification;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.certification.PersonName;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.SingleWriter;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The grades of all students of the roster. Rehearsal students have none. */
@Service
public class GradeBook {

    private static final String REMOVED = "the professor removed the grade that was set";

    private final GradesProperties settings;
    private final Roster roster;
    private final Certifications certifications;
    private final HandedInPrograms programs;
    private final GradeOverrideRepository overrides;
    private final SingleWriter writer;
    private final InstantSource clock;

    GradeBook(
            GradesProperties settings,
            Roster roster,
            Certifications certifications,
            HandedInPrograms programs,
            GradeOverrideRepository overrides,
            SingleWriter writer,
            InstantSource clock) {
        this.settings = settings;
        this.roster = roster;
        this.certifications = certifications;
        this.programs = programs;
        this.overrides = overrides;
        this.writer = writer;
        this.clock = clock;
    }

    /** Returns the grade of each student, in the order of their numbers. */
    public List<StudentGrade> grades() {
        var rules = new GradingRules(settings);
        var certified = certifications.findAll().stream()
                .collect(groupingBy(certification -> certification.student().dni()));
        var handedIn = programs.byStudent();
        var set = overrides.current();
        return roster.all().stream()
                .filter(student -> !student.rehearsal())
                .map(student -> {
                    var program = handedIn.getOrDefault(student.dni(), HandedInProgram.NONE);
                    var accepted = certified.getOrDefault(student.dni(), List.<Certification>of());
                    return new StudentGrade(
                            student,
                            rules.grade(accepted, program),
                            program,
                            Optional.ofNullable(set.get(student.dni())));
                })
                .toList();
    }

    /**
     * Returns the grades of the students with this number, or with this part of the name or address, ignoring case and
     * accents. An empty text finds all.
     */
    List<StudentGrade> find(String q) {
        var text = q.strip().toLowerCase(Locale.ROOT);
        return grades().stream()
                .filter(grade -> text.isEmpty()
                        || grade.student().dni().value().equalsIgnoreCase(text)
                        || grade.student().email().toLowerCase(Locale.ROOT).contains(text)
                        || PersonName.of(grade.student().name()).contains(text))
                .toList();
    }

    /** Returns the grade of a student; empty for a rehearsal student and outside the roster. */
    public Optional<StudentGrade> find(Dni dni) {
        return grades().stream()
                .filter(grade -> grade.student().dni().equals(dni))
                .findFirst();
    }

    /** Returns all decisions of the professor on the grade of a student, oldest first. */
    List<GradeOverride> history(Dni dni) {
        return overrides.findAll().stream()
                .filter(change -> change.dni().equals(dni))
                .toList();
    }

    /** Sets a grade. Returns empty and changes nothing if the student is not on the roster. */
    Optional<StudentGrade> override(Dni dni, BigDecimal grade, String reason) {
        return find(dni).flatMap(found -> insert(dni, Optional.of(grade), reason));
    }

    /** Removes a grade that was set. Returns empty and changes nothing if there is none. */
    Optional<StudentGrade> removeOverride(Dni dni) {
        return find(dni).filter(StudentGrade::isOverridden).flatMap(found -> insert(dni, Optional.empty(), REMOVED));
    }

    private Optional<StudentGrade> insert(Dni dni, Optional<BigDecimal> grade, String reason) {
        var change = new GradeOverride(clock.instant(), dni, grade, reason);
        writer.writeThrough(
                () -> {
                    overrides.insert(change);
                    return change;
                },
                committed -> {});
        return find(dni);
    }
}
