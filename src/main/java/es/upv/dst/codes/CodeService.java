// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.codes.request.RequestCounts;
import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.SingleWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Issues codes to enrolled students and redeems them. Every update is part of a change of the {@link SingleWriter}. */
@Service
public class CodeService {

    private final Roster roster;
    private final CodePool pool;
    private final CodeRepository repository;
    private final RequestRepository requests;
    private final CodesProperties properties;

    CodeService(
            Roster roster,
            CodePool pool,
            CodeRepository repository,
            RequestRepository requests,
            CodesProperties properties) {
        this.roster = roster;
        this.pool = pool;
        this.repository = repository;
        this.requests = requests;
        this.properties = properties;
    }

    /**
     * Answers a request in memory only. Call it inside a change, which must also {@link #record} the answer. A
     * redelivered request gets the same answer again, or no code if that code has been redeemed since.
     */
    public CodeAnswer answer(CodeRequest request) {
        return requests.earlier(request)
                .map(earlier -> new CodeAnswer(request, unlessRedeemed(earlier), Optional.empty(), true))
                .orElseGet(() -> requests.remember(issue(request)));
    }

    /**
     * Appends the rows of these answers to the current change, in their order. Redelivered requests get no second row.
     */
    public void record(List<CodeAnswer> answers) {
        var newAnswers = answers.stream().filter(answer -> !answer.repeated()).toList();
        repository.insert(
                newAnswers.stream().flatMap(answer -> answer.drawn().stream()).toList());
        requests.append(newAnswers);
    }

    /** The issued code, or empty if it was not issued. Call it inside a change. */
    public Optional<IssuedCode> find(Code code) {
        return pool.find(code);
    }

    /** Redeems an open code in memory only. Call it inside a change, which must also {@link #recordUsed} it. */
    public void markUsed(IssuedCode code) {
        pool.markUsed(code);
    }

    /** Appends the times of redemption to the current change. */
    public void recordUsed(List<IssuedCode> codes) {
        repository.redeem(codes);
    }

    /** The number of codes in each state, from the table. */
    public PoolStatus pool() {
        return repository.pool();
    }

    /** The number of requests by outcome. */
    public RequestCounts requests() {
        return requests.counts();
    }

    private Issuance unlessRedeemed(Issuance earlier) {
        var redeemed =
                earlier.code().flatMap(pool::find).filter(IssuedCode::isUsed).isPresent();
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
        var unused = pool.unusedOf(dni);
        if (unused.size() >= properties.perStudent()) {
            return new CodeAnswer(request, Issuance.of(unused.getFirst()), Optional.empty(), false);
        }
        return pool.draw(dni, request.receivedAt())
                .map(drawn -> new CodeAnswer(request, Issuance.of(drawn.code()), Optional.of(drawn), false))
                .orElseGet(() -> refused(request, Outcome.POOL_EMPTY));
    }

    private static CodeAnswer refused(CodeRequest request, Outcome outcome) {
        return new CodeAnswer(request, Issuance.refused(outcome), Optional.empty(), false);
    }
}
