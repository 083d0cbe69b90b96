// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.personal.StudentSelections.StoredSubmission;
import es.upv.dst.grades.certification.StudentMatch;
import es.upv.dst.grades.certification.StudentMatch.UnmatchedReason;
import es.upv.dst.grades.certification.SubmissionAttribution;
import es.upv.dst.roster.Dni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which submissions and addresses are of one student. A submission is of the student that it certifies by the
 * rules of the grades. One that names nobody on the roster is of the student who requested its code, or else of the
 * student whose address it has. An address is of the student if the roster or these submissions have it, and neither
 * the roster nor a submission has it for another student.
 */
final class SelectionBuilder {

    private final Dni dni;
    private final SubmissionAttribution attribution;
    private final Set<Long> submissions = new HashSet<>();
    private final Set<String> enrolled = new HashSet<>();
    private final Set<String> enrolledOthers = new HashSet<>();
    private final Set<String> submitted = new HashSet<>();
    private final Set<String> submittedByOthers = new HashSet<>();

    /** The addresses of submissions of nobody, by the number of the submission. */
    private final Map<Long, String> ofNobody = new HashMap<>();

    private final Map<Long, String> malformed = new HashMap<>();

    SelectionBuilder(Dni dni, SubmissionAttribution attribution) {
        this.dni = dni;
        this.attribution = attribution;
    }

    /** Adds a student of the roster. */
    void addEnrolled(Dni student, String email) {
        (student.equals(dni) ? enrolled : enrolledOthers).add(email.toLowerCase(Locale.ROOT));
    }

    /** Adds a submission, which may be of anybody. */
    void add(StoredSubmission submission) {
        if (!submission.sent().isEmpty()) {
            malformed.put(submission.id(), submission.sent());
            return;
        }
        var address = submission.email().toLowerCase(Locale.ROOT);
        switch (attribution.find(submission.id(), submission.name(), submission.email())) {
            case StudentMatch.Matched matched ->
                add(submission.id(), matched.student().dni(), address);
            case StudentMatch.Unmatched unmatched ->
                ownerOfUnmatched(submission, unmatched.reason())
                        .ifPresentOrElse(
                                owner -> add(submission.id(), owner, address),
                                () -> addOfNobody(submission.id(), unmatched.reason(), address));
        }
    }

    /** Names decide before codes, because every client receives the codes of all. */
    private Optional<Dni> ownerOfUnmatched(StoredSubmission submission, UnmatchedReason reason) {
        return attribution
                .assignedTo(submission.id())
                .or(() -> reason == UnmatchedReason.NOBODY ? submission.issuedTo() : Optional.empty());
    }

    private void add(long submission, Dni owner, String address) {
        if (owner.equals(dni)) {
            submissions.add(submission);
            submitted.add(address);
        } else {
            submittedByOthers.add(address);
        }
    }

    /** A submission with the name of one student and the address of another one is of neither. */
    private void addOfNobody(long submission, UnmatchedReason reason, String address) {
        if (reason != UnmatchedReason.CONTRADICTION) {
            ofNobody.put(submission, address);
        }
    }

    StudentSelection build() {
        var addresses = new HashSet<>(submitted);
        addresses.removeAll(submittedByOthers);
        addresses.addAll(enrolled);
        addresses.removeAll(enrolledOthers);
        addresses.removeIf(address -> address.isBlank() || address.equals("erased"));
        ofNobody.forEach((submission, address) -> {
            if (addresses.contains(address)) {
                submissions.add(submission);
            }
        });
        enrolled.retainAll(addresses);
        malformed.forEach((submission, sent) -> {
            if (namesTheStudent(sent.toLowerCase(Locale.ROOT))) {
                submissions.add(submission);
            }
        });
        return new StudentSelection(dni, submissions, addresses);
    }

    /** Whether a malformed submission has the student's DNI or address, not as a part of a longer one. */
    private boolean namesTheStudent(String sent) {
        return contains("(?<!\\d)%s(?!\\d)", dni.value().toLowerCase(Locale.ROOT), sent)
                || enrolled.stream()
                        .anyMatch(address ->
                                contains("(?<![\\p{L}\\p{N}._%%+-])%s(?!\\.?[\\p{L}\\p{N}-])", address, sent));
    }

    private static boolean contains(String pattern, String text, String sent) {
        return sent.contains(text)
                && Pattern.compile(pattern.formatted(Pattern.quote(text)))
                        .matcher(sent)
                        .find();
    }
}
