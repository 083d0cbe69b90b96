// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.programs.cases.CaseInputs.CaseInput;
import es.upv.dst.programs.cases.CaseInputs.CaseStateInput;
import es.upv.dst.programs.cases.CaseInputs.LetterInput;
import es.upv.dst.programs.cases.CaseInputs.ReplyInput;
import es.upv.dst.programs.cases.CaseRow.CaseCsvRow;
import es.upv.dst.programs.cases.CaseRow.CaseDetail;
import es.upv.dst.programs.cases.CaseService.CaseResult;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/programs/cases")
class CaseController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final CaseService cases;
    private final CaseViews views;

    CaseController(CaseService cases, CaseViews views) {
        this.cases = cases;
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "The cases about pairs of programs, oldest first; state is open, dismissed or confirmed")
    Page<CaseRow> list(@RequestParam(defaultValue = "") String state, @Valid Paging paging) {
        return views.page(filter(state), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<CaseCsvRow> csv(@RequestParam(defaultValue = "") String state) {
        return views.all(filter(state));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One case with its history")
    CaseDetail one(@PathVariable long id) {
        return views.find(id).orElseThrow(() -> problem(CaseRefusal.NO_SUCH_CASE));
    }

    @PostMapping(consumes = JSON, produces = JSON)
    @Operation(summary = "Opens a case about two programs; 409 if there is one, or if both are of the same student")
    ResponseEntity<CaseDetail> open(@Valid @RequestBody CaseInput input) {
        var opened = cases.open(program(input.first()), program(input.second()), input.noteText());
        return ResponseEntity.status(HttpStatus.CREATED).body(recorded(opened));
    }

    @PutMapping(path = "/{id}/state", consumes = JSON, produces = JSON)
    @Operation(
            summary = "Sets the state of a case: open, dismissed or confirmed; the same state again records the note")
    CaseDetail decide(@PathVariable long id, @Valid @RequestBody CaseStateInput input) {
        return recorded(cases.decide(id, state(input.state()), input.noteText()));
    }

    @PostMapping(path = "/{id}/letters", consumes = JSON, produces = JSON)
    @Operation(summary = "Writes to a student of the case, by mail to the address on the roster")
    CaseDetail write(@PathVariable long id, @Valid @RequestBody LetterInput input) {
        return recorded(cases.write(id, dni(input.dni()), input.subject(), input.bodyText()));
    }

    @PostMapping(path = "/{id}/replies", consumes = JSON, produces = JSON)
    @Operation(summary = "Records what a student of the case replied")
    CaseDetail reply(@PathVariable long id, @Valid @RequestBody ReplyInput input) {
        return recorded(cases.recordReply(id, dni(input.dni()), input.bodyText()));
    }

    private CaseDetail recorded(CaseResult result) {
        return switch (result) {
            case CaseResult.Recorded(var id) -> views.find(id).orElseThrow(() -> problem(CaseRefusal.NO_SUCH_CASE));
            case CaseResult.Refused(var refusal) -> throw problem(refusal);
        };
    }

    private static ErrorResponseException problem(CaseRefusal refusal) {
        var status = switch (refusal) {
            case NO_SUCH_CASE, NO_SUCH_PROGRAM -> HttpStatus.NOT_FOUND;
            case ONLY_ARCHIVED, SAME_STUDENT, CASE_EXISTS, NOT_OF_THE_CASE, NO_ADDRESS -> HttpStatus.CONFLICT;
        };
        return Problem.of(status, refusal.meaning(), Map.of("reason", refusal));
    }

    private static ProgramReference program(String text) {
        return ProgramReference.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "a program is a number, after the letter a if it is of a past course",
                        Map.of()));
    }

    private static Dni dni(String text) {
        return Dni.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "a DNI is eight digits, or X, Y or Z and seven digits, without its final letter",
                        Map.of()));
    }

    private static String filter(String state) {
        return state.isEmpty() ? "" : state(state).toString();
    }

    private static ProgramCaseState state(String text) {
        return ProgramCaseState.parse(text)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.BAD_REQUEST, "a state is open, dismissed or confirmed", Map.of()));
    }
}
