// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Gives enrolled students codes, and takes each code back once. What changes something is a change of the {@link Ledger}. */
@Service
public class Codes {

    private final Ledger ledger;
    private final Roster roster;
    private final CodeBook book;
    private final CodeTable table;
    private final RequestLog log;
    private final CodesProperties properties;

    Codes(Ledger ledger, Roster roster, CodeBook book, CodeTable table, RequestLog log, CodesProperties properties) {
        this.ledger = ledger;
        this.roster = roster;
        this.book = book;
        this.table = table;
        this.log = log;
        this.properties = properties;
    }

    /**
     * Answers requests in their order and logs each; the answers are in the same order. A request that is delivered again
     * is not logged again, and gets the answer that it got.
     */
    public List<Issuance> issue(List<CodeRequest> requests) {
        return ledger.write(() -> {
            var drawn = new ArrayList<DrawnCode>();
            var answered = new ArrayList<Answer>();
            var answers = requests.stream()
                    .map(request -> log.earlier(request)
                            .map(this::unlessRedeemed)
                            .orElseGet(() -> answer(request, drawn, answered)))
                    .toList();
            table.insert(drawn);
            log.append(answered);
            return answers;
        });
    }

    /** The code as it stands, if it was issued; asked inside a change of the ledger. */
    public Optional<DrawnCode> find(Code code) {
        return book.find(code);
    }

    /**
     * Takes codes back.
     *
     * @param codes issued and unused until now, with the time at which each was redeemed
     */
    public void redeem(List<DrawnCode> codes) {
        ledger.write(() -> {
            table.redeem(codes);
            codes.forEach(book::markUsed);
            return codes;
        });
    }

    /** Takes note of a code that another instance has taken back; asked inside a change. */
    public void noteRedeemed(Code code, Instant at) {
        book.find(code)
                .or(() -> table.find(code).map(book::take))
                .map(issued -> issued.usedAt(at))
                .ifPresent(book::markUsed);
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

    private Issuance answer(CodeRequest request, List<DrawnCode> drawn, List<Answer> answered) {
        var issuance = issue(request, drawn);
        var answer = new Answer(request, issuance);
        log.remember(answer);
        answered.add(answer);
        return issuance;
    }

    private Issuance issue(CodeRequest request, List<DrawnCode> drawn) {
        var dni = Dni.parse(request.dni());
        if (dni.isEmpty()) {
            return Issuance.refused(Outcome.MALFORMED);
        }
        return dni.flatMap(roster::find)
                .map(student -> issue(student.dni(), request.receivedAt(), drawn))
                .orElse(Issuance.refused(Outcome.NOT_ENROLLED));
    }

    private Issuance issue(Dni dni, Instant now, List<DrawnCode> drawn) {
        var unused = book.unusedOf(dni);
        if (unused.size() >= properties.perStudent()) {
            return Issuance.of(unused.getFirst());
        }
        var code = book.draw(dni, now);
        code.ifPresent(drawn::add);
        return code.map(DrawnCode::code).map(Issuance::of).orElse(Issuance.refused(Outcome.POOL_EMPTY));
    }
}
