// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.codes.request.RequestCounts;
import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.course.CourseService;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.SingleWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Issues codes to enrolled students, and redeems codes. Each update is part of a change of the {@link SingleWriter}.
 */
@Service
public class CodeService {

    private final Roster roster;
    private final CourseService course;
    private final CodePool pool;
    private final CodeRepository repository;
    private final RequestRepository requests;
    private final CodesProperties properties;

    CodeService(
            Roster roster,
            CourseService course,
            CodePool pool,
            CodeRepository repository,
            RequestRepository requests,
            CodesProperties properties) {
        this.roster = roster;
        this.course = course;
        this.pool = pool;
        this.repository = repository;
        this.requests = requests;
        this.properties = properties;
    }

    /**
     * Handles a request in memory only. Call this method inside a change, and {@link #record} the result in the same
     * change. A redelivered request gets the same outcome as before, but without the code if that code has been
     * redeemed since.
     */
    public HandledRequest handle(CodeRequest request) {
        return requests.findIssuance(request)
                .map(earlier -> new HandledRequest(request, withoutUsedCode(earlier), Optional.empty(), true))
                .orElseGet(() -> requests.cache(issue(request)));
    }

    /**
     * Appends the rows of these requests to the current change, in their order. A redelivered request gets no second
     * row.
     */
    public void record(List<HandledRequest> handled) {
        var newRequests =
                handled.stream().filter(request -> !request.redelivered()).toList();
        repository.insert(newRequests.stream()
                .flatMap(request -> request.newCode().stream())
                .toList());
        requests.append(newRequests);
    }

    /** Returns the code if it was issued, else empty. Call this method inside a change. */
    public Optional<IssuedCode> find(Code code) {
        return pool.find(code);
    }

    /**
     * Redeems an open code in memory only. Call this method inside a change, and {@link #recordUsed} the code in the
     * same change.
     */
    public void markUsed(IssuedCode code) {
        pool.markUsed(code);
    }

    /** Appends the times of redemption to the current change. */
    public void recordUsed(List<IssuedCode> codes) {
        repository.markUsed(codes);
    }

    /** Returns the number of codes in each state, from the table. */
    public PoolStatus poolStatus() {
        return repository.status();
    }

    /** Returns the number of requests by outcome. */
    public RequestCounts requestCounts() {
        return requests.counts();
    }

    private Issuance withoutUsedCode(Issuance earlier) {
        var used = earlier.code().flatMap(pool::find).filter(IssuedCode::isUsed).isPresent();
        return used ? Issuance.alreadyUsed() : earlier;
    }

    private HandledRequest issue(CodeRequest request) {
        var dni = Dni.parse(request.dni());
        if (dni.isEmpty()) {
            return refused(request, Outcome.MALFORMED);
        }
        return dni.flatMap(roster::find)
                .map(student ->
                        mayRequest(student, request) ? issue(request, student.dni()) : refused(request, Outcome.CLOSED))
                .orElseGet(() -> refused(request, Outcome.NOT_ENROLLED));
    }

    /** Rehearsal students are served at any time, so that the lab can be tested before the course opens. */
    private boolean mayRequest(Student student, CodeRequest request) {
        return student.rehearsal() || course.isOpenAt(request.receivedAt());
    }

    private HandledRequest issue(CodeRequest request, Dni dni) {
        var open = pool.openCodesOf(dni);
        var hasDrawnAll = pool.drawnBy(dni) >= properties.perCourse();
        if (open.isEmpty() && hasDrawnAll) {
            return refused(request, Outcome.TOO_MANY);
        }
        if (open.size() >= properties.perStudent() || hasDrawnAll) {
            return new HandledRequest(request, Issuance.of(open.getFirst()), Optional.empty(), false);
        }
        return pool.issue(dni, request.receivedAt())
                .map(issued -> new HandledRequest(request, Issuance.of(issued.code()), Optional.of(issued), false))
                .orElseGet(() -> refused(request, Outcome.POOL_EMPTY));
    }

    private static HandledRequest refused(CodeRequest request, Outcome outcome) {
        return new HandledRequest(request, Issuance.refused(outcome), Optional.empty(), false);
    }
}
