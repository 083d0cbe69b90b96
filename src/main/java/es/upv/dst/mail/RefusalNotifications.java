// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.mail.outbox.Outbox.Notice;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Solution;
import es.upv.dst.submissions.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decides which refusals are reported by mail. A refusal is reported if it has the address of an enrolled student, but
 * only once for each code. Each address gets at most 10 of these mails, because a student can submit another student's
 * address.
 */
@Component
public class RefusalNotifications implements CachedState {

    static final int MAX_NOTIFICATIONS = 10;

    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");

    private final Roster roster;
    private final MailRepository repository;
    private final Map<String, Set<String>> codesByAddress = new HashMap<>();

    RefusalNotifications(Roster roster, MailRepository repository) {
        this.roster = roster;
        this.repository = repository;
    }

    @Override
    public void reload() {
        codesByAddress.clear();
        repository
                .sentNotifications()
                .forEach(refusal -> codesOf(refusal.email()).add(refusal.code()));
    }

    /**
     * Creates and records the notice about this refusal; empty if the refusal is not reported. Must be called inside a
     * change.
     */
    public Optional<Notice> createNotice(Judgement judgement) {
        // A duplicate repeats a solution whose acceptance has been mailed already. Rehearsal students get no mail.
        if (judgement.verdict() == Verdict.DUPLICATE
                || judgement.issuedTo().filter(roster::isRehearsal).isPresent()) {
            return Optional.empty();
        }
        return recipient(judgement)
                .map(student -> new Notice(judgement, code(judgement), student.name(), student.email()))
                .filter(notice -> recordIfNew(notice.email(), notice.code()));
    }

    private boolean recordIfNew(String email, String code) {
        var codes = codesOf(email);
        return codes.size() < MAX_NOTIFICATIONS && codes.add(code);
    }

    private Set<String> codesOf(String email) {
        return codesByAddress.computeIfAbsent(email.toLowerCase(Locale.ROOT), _ -> new HashSet<>());
    }

    /**
     * Returns the student whose address was submitted. If the message has no valid fields, searches the stored excerpt
     * for the address of a student.
     */
    private Optional<Student> recipient(Judgement judgement) {
        return judgement
                .solution()
                .map(fields -> Stream.of(fields.email()))
                .orElseGet(() -> tokens(judgement.submission().payload()))
                .flatMap(token -> roster.findByEmail(token).stream())
                .findFirst();
    }

    private static Stream<String> tokens(String sent) {
        return SEPARATORS.splitAsStream(sent.substring(0, Math.min(Excerpt.MAX_LENGTH, sent.length())));
    }

    private static String code(Judgement judgement) {
        return judgement.solution().map(Solution::code).map(Excerpt::of).orElseGet(judgement::publishedCode);
    }

    /** A refusal that a mail has reported. */
    record SentNotification(String code, String email) {}
}
