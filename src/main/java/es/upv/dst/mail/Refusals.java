// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.ledger.Excerpt;
import es.upv.dst.ledger.Remembered;
import es.upv.dst.mail.Outbox.Notice;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
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
 * Which refusals are told by mail: those that have the address of somebody enrolled in them, once for each code. Anybody
 * can put anybody's address into a message, so nobody is told of more than a few.
 */
@Component
class Refusals implements Remembered {

    static final int TOLD_AT_MOST = 10;

    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");

    private final Roster roster;
    private final MailTable table;
    private final Map<String, Set<String>> told = new HashMap<>();

    Refusals(Roster roster, MailTable table) {
        this.roster = roster;
        this.table = table;
    }

    @Override
    public void recall() {
        told.clear();
        table.refusals().forEach(refusal -> codesToldTo(refusal.email()).add(refusal.code()));
    }

    /** Whom to tell of this refusal, if anybody; that is then remembered. Asked inside a change. */
    Optional<Notice> notice(Judgement judgement) {
        // The one that was accepted before had the same code and address, and was told of; a rehearsal is nobody's.
        if (judgement.verdict() == Verdict.DUPLICATE
                || judgement.owner().filter(roster::isRehearsal).isPresent()) {
            return Optional.empty();
        }
        return addressee(judgement)
                .map(student -> new Notice(judgement, code(judgement), student.name(), student.email()))
                .filter(notice -> isNew(notice.email(), notice.code()));
    }

    private boolean isNew(String email, String code) {
        var codes = codesToldTo(email);
        return codes.size() < TOLD_AT_MOST && codes.add(code);
    }

    private Set<String> codesToldTo(String email) {
        return told.computeIfAbsent(email.toLowerCase(Locale.ROOT), nobodyYet -> new HashSet<>());
    }

    /** Of what could not be told apart into its fields, whoever's address is in the part that is kept. */
    private Optional<Student> addressee(Judgement judgement) {
        return judgement
                .solution()
                .map(fields -> Stream.of(fields.email()))
                .orElseGet(() -> words(judgement.submission().sent()))
                .flatMap(word -> roster.withAddress(word).stream())
                .findFirst();
    }

    private static Stream<String> words(String sent) {
        return SEPARATORS.splitAsStream(sent.substring(0, Math.min(Excerpt.LENGTH, sent.length())));
    }

    private static String code(Judgement judgement) {
        return judgement.solution().map(Solution::code).map(Excerpt::of).orElseGet(judgement::announced);
    }

    /** A refusal that somebody was told of. */
    record Told(String code, String email) {}
}
