// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.grades.certification.Certification;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.PersonName;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.text.SearchText;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** The grades of all students of the roster. Rehearsal students have none. */
@Service
public class GradeBook {

    private final GradesProperties settings;
    private final GradingRules rules;
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
        this.rules = new GradingRules(settings);
        this.roster = roster;
        this.certifications = certifications;
        this.programs = programs;
        this.overrides = overrides;
        this.writer = writer;
        this.clock = clock;
    }

    /** Returns the grade of each student, in the order of their numbers. */
    public List<StudentGrade> grades() {
        var accepted = certifications.findAll().stream()
                .collect(groupingBy(certification -> certification.student().dni()));
        var handedIn = programs.byStudent();
        var set = overrides.current();
        return roster.all().stream()
                .filter(student -> !student.rehearsal())
                .map(student -> grade(
                        student,
                        accepted.getOrDefault(student.dni(), List.of()),
                        handedIn.getOrDefault(student.dni(), HandedInProgram.NONE),
                        Optional.ofNullable(set.get(student.dni()))))
                .toList();
    }

    private StudentGrade grade(
            Student student, List<Certification> accepted, HandedInProgram program, Optional<GradeOverride> override) {
        return new StudentGrade(student, rules.grade(accepted, program), program, override);
    }

    /**
     * Returns the grades of the students with this number, or with this part of the name or address, ignoring case and
     * accents. An empty text finds all.
     */
    public List<StudentGrade> find(String q) {
        var text = SearchText.of(q);
        return grades().stream()
                .filter(grade -> text.isEmpty()
                        || grade.student().dni().value().equalsIgnoreCase(text)
                        || SearchText.contains(grade.student().email(), text)
                        || PersonName.of(grade.student().name()).contains(text))
                .toList();
    }

    /** Returns the grade of one student. Empty if the student is not on the roster or is a rehearsal student. */
    public Optional<StudentGrade> find(Dni dni) {
        return enrolled(dni)
                .map(student ->
                        grade(student, certifications.findAll(student), programs.of(dni), overrides.current(dni)));
    }

    /** Returns all decisions of the professor on the grade of a student, oldest first. */
    public List<GradeOverride> history(Dni dni) {
        return overrides.findAll(dni);
    }

    /** The highest grade that can be set: the points of the item in the gradebooks. */
    public BigDecimal maximum() {
        return settings.program();
    }

    /** Sets a grade up to the maximum. Returns empty and changes nothing if the student is not on the roster. */
    public Optional<StudentGrade> override(Dni dni, BigDecimal grade, String reason) {
        if (grade.compareTo(maximum()) > 0) {
            throw new IllegalArgumentException("the grade " + grade + " is above the maximum");
        }
        return insert(dni, _ -> true, Optional.of(grade), reason);
    }

    /** Removes a grade that was set. Returns empty and changes nothing if there is none. */
    public Optional<StudentGrade> removeOverride(Dni dni, String reason) {
        return insert(dni, override -> override.flatMap(GradeOverride::grade).isPresent(), Optional.empty(), reason);
    }

    private Optional<StudentGrade> insert(
            Dni dni, Predicate<Optional<GradeOverride>> condition, Optional<BigDecimal> grade, String reason) {
        var change = new GradeOverride(clock.instant(), dni, grade, reason);
        var inserted = writer.writeThrough(
                () -> {
                    var permitted = enrolled(dni).isPresent()
                            && roster.isInTable(dni)
                            && condition.test(overrides.current(dni));
                    if (permitted) {
                        overrides.insert(change);
                    }
                    return permitted;
                },
                _ -> {});
        return inserted ? find(dni) : Optional.empty();
    }

    private Optional<Student> enrolled(Dni dni) {
        return roster.find(dni).filter(student -> !student.rehearsal());
    }
}
