// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.codes.request.LatestRequestsRepository;
import es.upv.dst.codes.request.RequestSummary;
import es.upv.dst.help.Timeline.TimelineEntry;
import es.upv.dst.mail.LatestMailsRepository;
import es.upv.dst.mail.MailSummary;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.LatestSubmissionsRepository;
import es.upv.dst.submissions.SubmissionSummary;
import es.upv.dst.text.WhiteSpace;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the latest messages and mails of a student by DNI and address. Returns no codes, because a classmate may know
 * the DNI and the address.
 */
@Component
class StudentTimeline {

    private final Roster roster;
    private final SingleWriter writer;
    private final LatestRequestsRepository requests;
    private final LatestSubmissionsRepository submissions;
    private final LatestMailsRepository mails;

    StudentTimeline(
            Roster roster,
            SingleWriter writer,
            LatestRequestsRepository requests,
            LatestSubmissionsRepository submissions,
            LatestMailsRepository mails) {
        this.roster = roster;
        this.writer = writer;
        this.requests = requests;
        this.submissions = submissions;
        this.mails = mails;
    }

    /**
     * Returns the steps of the enrolled student with this DNI and this address; empty if there is no such student.
     * Without such a student no table is queried, so that the response time does not reveal whether the DNI is
     * enrolled, and strangers do not load the database.
     */
    Optional<Timeline> find(Dni dni, String email) {
        return findEnrolled(dni, email).map(this::read);
    }

    private Optional<Student> findEnrolled(Dni dni, String email) {
        var student = roster.find(dni).filter(found -> !found.rehearsal());
        var expected = student.map(Student::email).orElse("");
        return MessageDigest.isEqual(bytes(email), bytes(expected)) ? student : Optional.empty();
    }

    private static byte[] bytes(String email) {
        return WhiteSpace.strip(email).toLowerCase(Locale.ROOT).getBytes(UTF_8);
    }

    private Timeline read(Student student) {
        writer.awaitTablesUpToDate();
        var latestRequests = requests.findLatest(student.dni());
        var latestSubmissions = submissions.findLatest(student);
        var latestMails = mails.findLatest(student.email());
        var entries = Stream.of(
                        latestRequests.stream().map(StudentTimeline::entry),
                        latestSubmissions.stream().map(StudentTimeline::entry),
                        latestMails.stream().map(StudentTimeline::entry))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
        return new Timeline(entries, Hint.of(latestRequests, latestSubmissions));
    }

    private static TimelineEntry entry(RequestSummary requested) {
        return new TimelineEntry(requested.receivedAt(), "step." + requested.outcome());
    }

    private static TimelineEntry entry(SubmissionSummary submission) {
        var key = submission.byAddress() ? "step." + submission.verdict() : "step.OTHERS";
        return new TimelineEntry(submission.receivedAt(), key);
    }

    private static TimelineEntry entry(MailSummary mail) {
        return new TimelineEntry(mail.receivedAt(), "step.mail." + mail.state());
    }
}
