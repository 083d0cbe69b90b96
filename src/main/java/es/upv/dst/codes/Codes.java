// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Gives enrolled students codes, and takes each code back once. What changes something is a change of the {@link Ledger}. */
@Service("codeService")
public class Codes {

    private final Roster roster;
    private final CodeBook book;
    private final CodeTable table;
    private final RequestLog log;
    private final CodesProperties properties;

    Codes(Roster roster, CodeBook book, CodeTable table, RequestLog log, CodesProperties properties) {
        this.roster = roster;
        this.book = book;
        this.table = table;
        this.log = log;
        this.properties = properties;
    }

    /**
     * Answers a request, for now in memory only; asked inside a change, which has to {@link #record} the answer too. A request
     * that is delivered again gets the answer that it got, or nothing if that code has been redeemed.
     */
    public CodeAnswer answer(CodeRequest request) {
        return log.earlier(request)
                .map(earlier -> new CodeAnswer(request, unlessRedeemed(earlier), Optional.empty(), true))
                .orElseGet(() -> log.remember(issue(request)));
    }

    /** Enters the rows of these answers, in their order, one for each request that was not delivered before. */
    public void record(List<CodeAnswer> answers) {
        var fresh = answers.stream().filter(answer -> !answer.repeated()).toList();
        table.insert(fresh.stream().flatMap(answer -> answer.drawn().stream()).toList());
        log.append(fresh);
    }

    /** The code as it stands, if it was issued; asked inside a change of the ledger. */
    public Optional<DrawnCode> find(Code code) {
        return book.find(code);
    }

    /** Takes a code back that was unused until now, in memory only; asked inside a change, which has to {@link #recordUsed} it. */
    public void markUsed(DrawnCode code) {
        book.markUsed(code);
    }

    /** Enters when these codes were redeemed; asked inside a change. */
    public void recordUsed(List<DrawnCode> codes) {
        table.redeem(codes);
    }

    /** The state of the pool. */
    public Pool pool() {
        return table.pool();
    }

    /** How many requests were answered in which way. */
    public RequestCounts requests() {
        return log.counts();
    }

    private Issuance unlessRedeemed(Issuance earlier) {
        var redeemed =
                earlier.code().flatMap(book::find).filter(DrawnCode::isUsed).isPresent();
        return redeemed ? Issuance.settled() : earlier;
    }

    private CodeAnswer issue(CodeRequest request) {
        var dni = Dni.parse(request.dni());
        if (dni.isEmpty()) {
            return refused(request, Outcome.MALFORMED);
        }
        return dni.flatMap(roster::find)
                .map(student -> issue(request, student.dni()))
                .orElseGet(() -> refused(request, Outcome.NOT_ENROLLED));
    }

    private CodeAnswer issue(CodeRequest request, Dni dni) {
        var unused = book.unusedOf(dni);
        if (unused.size() >= properties.perStudent()) {
            return new CodeAnswer(request, Issuance.of(unused.getFirst()), Optional.empty(), false);
        }
        return book.draw(dni, request.receivedAt())
                .map(drawn -> new CodeAnswer(request, Issuance.of(drawn.code()), Optional.of(drawn), false))
                .orElseGet(() -> refused(request, Outcome.POOL_EMPTY));
    }

    private static CodeAnswer refused(CodeRequest request, Outcome why) {
        return new CodeAnswer(request, Issuance.refused(why), Optional.empty(), false);
    }
}
