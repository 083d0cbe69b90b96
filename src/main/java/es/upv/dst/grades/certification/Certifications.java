// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.Unmatched;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.accepted.AcceptedSubmission;
import es.upv.dst.submissions.accepted.AcceptedSubmissionRepository;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Decides which student each accepted submission certifies. Submissions with a code of a student who is a rehearsal
 * student now count for nobody.
 */
@Service
public class Certifications {

    private final AcceptedSubmissionRepository submissions;
    private final SubmissionAssignmentRepository assignments;
    private final Roster roster;
    private final SingleWriter writer;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Certifications(
            AcceptedSubmissionRepository submissions,
            SubmissionAssignmentRepository assignments,
            Roster roster,
            SingleWriter writer,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.submissions = submissions;
        this.assignments = assignments;
        this.roster = roster;
        this.writer = writer;
        this.clock = clock;
        this.events = events;
    }

    /** Returns the submissions that certify a student of the roster, oldest first. */
    public List<Certification> findAll() {
        var certifications = new ArrayList<Certification>();
        matchEach((submission, match) -> {
            if (match instanceof Matched(var student, var by)) {
                certifications.add(new Certification(submission, student, by));
            }
        });
        return certifications;
    }

    /** Returns the submissions that certify one student, oldest first. */
    public List<Certification> findAll(Student student) {
        return findAll().stream()
                .filter(certification -> certification.student().equals(student))
                .toList();
    }

    /** Returns the assignments to one student by the professor, oldest first. */
    public List<SubmissionAssignment> history(Dni dni) {
        return assignments.findAll().stream()
                .filter(assignment -> assignment.dni().equals(dni))
                .toList();
    }

    /** Returns the submissions of a student with a code that was issued to another one, oldest first. */
    public List<Claim> claims() {
        return findAll().stream()
                .filter(Certification::isClaim)
                .map(claim -> Claim.of(
                        claim, RosterEntry.of(claim.submission().issuedTo().orElseThrow(), roster)))
                .toList();
    }

    /** Returns the accepted submissions that certify nobody until they are assigned, oldest first. */
    public List<UnmatchedSubmission> unmatched() {
        var unmatched = new ArrayList<UnmatchedSubmission>();
        matchEach((submission, match) -> {
            if (match instanceof Unmatched(var reason, var candidates)) {
                unmatched.add(new UnmatchedSubmission(
                        submission.id(),
                        submission.receivedAt(),
                        submission.solution().code(),
                        SubmittedAs.of(submission.solution()),
                        reason,
                        submission
                                .issuedTo()
                                .map(dni -> RosterEntry.of(dni, roster))
                                .orElse(null),
                        candidates.stream().map(RosterEntry::of).toList()));
            }
        });
        return unmatched;
    }

    /**
     * Assigns an accepted submission to a student of the roster, also if it names another student. Changes nothing if
     * it is refused.
     */
    public AssignmentOutcome assign(long submissionId, Dni dni, String reason) {
        if (counting().stream().noneMatch(submission -> submission.id() == submissionId)) {
            return AssignmentOutcome.NO_SUCH_SUBMISSION;
        }
        if (certifiable().stream().noneMatch(student -> student.dni().equals(dni))) {
            return AssignmentOutcome.NOT_ENROLLED;
        }
        var assignment = new SubmissionAssignment(clock.instant(), submissionId, dni, reason);
        return writer.writeThrough(() -> insert(assignment), outcome -> {
            if (outcome == AssignmentOutcome.ASSIGNED) {
                events.publishEvent(new SubmissionAssigned(submissionId, dni));
            }
        });
    }

    private AssignmentOutcome insert(SubmissionAssignment assignment) {
        if (!roster.isInTable(assignment.dni())) {
            return AssignmentOutcome.NOT_ENROLLED;
        }
        assignments.insert(assignment);
        writer.invalidateOthers();
        return AssignmentOutcome.ASSIGNED;
    }

    /** Returns the rule by which submissions certify students, with the roster and the assignments of now. */
    public SubmissionAttribution attribution() {
        return new SubmissionAttribution(certifiable(), assignments.current());
    }

    private void matchEach(BiConsumer<AcceptedSubmission, StudentMatch> consumer) {
        var attribution = attribution();
        counting()
                .forEach(submission -> consumer.accept(
                        submission,
                        attribution.find(
                                submission.id(),
                                submission.solution().name(),
                                submission.solution().email())));
    }

    private List<AcceptedSubmission> counting() {
        return submissions.findAll().stream()
                .filter(submission ->
                        submission.issuedTo().filter(roster::isRehearsal).isEmpty())
                .toList();
    }

    private List<Student> certifiable() {
        return roster.all().stream().filter(student -> !student.rehearsal()).toList();
    }
}
