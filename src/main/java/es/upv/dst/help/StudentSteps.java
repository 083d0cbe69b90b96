// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.codes.Asked;
import es.upv.dst.codes.LatestRequests;
import es.upv.dst.help.Steps.Step;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.mail.LatestMails;
import es.upv.dst.mail.Written;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.HandedIn;
import es.upv.dst.submissions.LatestSubmissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what has come from a student, for whoever knows number and address. No code is in it: a classmate may know both. */
@Component
class StudentSteps {

    private final Roster roster;
    private final Ledger ledger;
    private final LatestRequests requests;
    private final LatestSubmissions submissions;
    private final LatestMails mails;

    StudentSteps(
            Roster roster, Ledger ledger, LatestRequests requests, LatestSubmissions submissions, LatestMails mails) {
        this.roster = roster;
        this.ledger = ledger;
        this.requests = requests;
        this.submissions = submissions;
        this.mails = mails;
    }

    /**
     * Nothing if nobody enrolled has both. Then no table has been asked: whether the number is on the roster cannot be
     * told from how long that takes, and a stranger keeps no database busy.
     */
    Optional<Steps> of(Dni dni, String email) {
        return enrolled(dni, email).map(this::of);
    }

    private Optional<Student> enrolled(Dni dni, String email) {
        var student = roster.find(dni).filter(found -> !found.rehearsal());
        var wanted = student.map(Student::email).orElse("");
        return MessageDigest.isEqual(bytes(email), bytes(wanted)) ? student : Optional.empty();
    }

    private static byte[] bytes(String email) {
        return email.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8);
    }

    private Steps of(Student student) {
        ledger.awaitTables();
        var asked = requests.of(student.dni());
        var handedIn = submissions.of(student);
        var written = mails.to(student.email());
        var steps = Stream.of(
                        asked.stream().map(StudentSteps::step),
                        handedIn.stream().map(StudentSteps::step),
                        written.stream().map(StudentSteps::step))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Step::at))
                .toList();
        return new Steps(steps, Hint.of(asked, handedIn));
    }

    private static Step step(Asked asked) {
        return new Step(asked.at(), "step." + asked.outcome());
    }

    private static Step step(HandedIn submission) {
        var key = submission.byAddress() ? "step." + submission.verdict() : "step.OTHERS";
        return new Step(submission.at(), key);
    }

    private static Step step(Written mail) {
        return new Step(mail.about(), "step.mail." + mail.state());
    }
}
