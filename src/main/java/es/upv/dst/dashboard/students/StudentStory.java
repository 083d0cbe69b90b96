// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.codes.request.RequestRepository.RequestFilter;
import es.upv.dst.events.progress.StudentProgress;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.Unmatched;
import es.upv.dst.grades.certification.SubmissionAttribution;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.LatestSubmissionsRepository;
import es.upv.dst.submissions.SubmissionRow;
import es.upv.dst.submissions.Verdict;
import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.Paging;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what happened to one student, from the tables of the features. */
@Component
class StudentStory {

    /** A program in a loop can send any number of messages. */
    private static final int MAX_OF_A_KIND = 200;

    private final RequestRepository requests;
    private final LatestSubmissionsRepository submissions;
    private final MailRepository mails;
    private final ProgramService programs;
    private final Certifications certifications;
    private final Roster roster;

    StudentStory(
            RequestRepository requests,
            LatestSubmissionsRepository submissions,
            MailRepository mails,
            ProgramService programs,
            Certifications certifications,
            Roster roster) {
        this.requests = requests;
        this.submissions = submissions;
        this.mails = mails;
        this.programs = programs;
        this.certifications = certifications;
        this.roster = roster;
    }

    Story of(Student student) {
        var requested = requests.query()
                .newest(new RequestFilter("", student.dni().value()), new Paging(0, MAX_OF_A_KIND))
                .items();
        var submitted = submissions.findRows(student, MAX_OF_A_KIND);
        var mailed = mails.findLatest(addresses(student, submitted), MAX_OF_A_KIND);
        var attribution = certifications.attribution();
        var handedIn = programs.findByStudent(student.dni());
        var events = Stream.<Stream<? extends StoryEvent>>of(
                        requested.reversed().stream().map(StoryEvent.Requested::new),
                        submitted.reversed().stream()
                                .map(row -> new StoryEvent.Submitted(row, reason(student, row, attribution))),
                        mailed.reversed().stream().map(StoryEvent.Mailed::new),
                        handedIn.stream().map(StoryEvent.HandedIn::new))
                .flatMap(kind -> kind)
                .<StoryEvent>map(event -> event)
                .sorted(Comparator.comparing(StoryEvent::at))
                .toList();
        return new Story(events, Stream.of(requested, submitted, mailed).anyMatch(StudentStory::isCut));
    }

    /** The student's address, and others that were submitted with the student's codes and belong to nobody else. */
    private Set<String> addresses(Student student, List<SubmissionRow> submitted) {
        var addresses = new HashSet<String>();
        addresses.add(student.email().toLowerCase(Locale.ROOT));
        submitted.stream()
                .filter(row -> student.dni().value().equals(row.dni()))
                .flatMap(row -> Stream.ofNullable(row.email()))
                .filter(email -> roster.findByEmail(WhiteSpace.strip(email)).isEmpty())
                .forEach(email -> addresses.add(email.toLowerCase(Locale.ROOT)));
        return addresses;
    }

    /** Another student's accepted submission takes the student's code, and one that matches nobody uses it. */
    private static String reason(Student student, SubmissionRow row, SubmissionAttribution attribution) {
        if (row.verdict() != Verdict.ACCEPTED || row.id() == null || row.name() == null || row.email() == null) {
            return row.verdict().name();
        }
        return switch (attribution.find(row.id(), row.name(), row.email())) {
            case Matched match ->
                match.student().dni().equals(student.dni()) ? row.verdict().name() : StudentProgress.TAKEN;
            case Unmatched _ -> StudentProgress.UNMATCHED;
        };
    }

    private static boolean isCut(Collection<?> rows) {
        return rows.size() == MAX_OF_A_KIND;
    }

    /**
     * What happened to a student.
     *
     * @param events oldest first
     * @param cut whether there are more messages of a kind, which are older
     */
    record Story(List<StoryEvent> events, boolean cut) {

        Story {
            events = List.copyOf(events);
        }
    }
}
