// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/submissions")
class SubmissionController {

    private final SubmissionService submissions;
    private final SubmissionRepository repository;
    private final InstantSource clock;

    SubmissionController(SubmissionService submissions, SubmissionRepository repository, InstantSource clock) {
        this.submissions = submissions;
        this.repository = repository;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The submissions, oldest first; q is a code, a DNI or a part of the name or address")
    Page<SubmissionRow> list(
            @RequestParam Optional<Verdict> verdict, @RequestParam(defaultValue = "") String q, @Valid Paging paging) {
        return repository.query().page(filter(verdict, q), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<SubmissionRow> csv(@RequestParam Optional<Verdict> verdict, @RequestParam(defaultValue = "") String q) {
        return repository.query().all(filter(verdict, q));
    }

    @GetMapping(path = "/ok.txt", produces = "text/plain;charset=UTF-8")
    @Operation(summary = "The accepted submissions as text: code;name;email, one a line")
    String certified() {
        return repository.acceptedSolutionsAsText();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Submits a solution, which is judged as over MQTT; 422 with the verdict if it is refused")
    SubmissionRow submit(@Valid @RequestBody SubmissionInput input) {
        var submission = new Submission(input.payload(), clock.instant());
        var judgement = submissions.judge(List.of(submission)).getFirst();
        if (!judgement.verdict().redeems()) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    judgement.verdict().meaning(),
                    Map.of("verdict", judgement.verdict()));
        }
        return SubmissionRow.of(judgement);
    }

    private static SubmissionRepository.SubmissionFilter filter(Optional<Verdict> verdict, String q) {
        return SubmissionRepository.SubmissionFilter.of(verdict, q);
    }

    /** The fields of a submission. {@link #payload} joins the fields to the payload that an MQTT message would have. */
    record SubmissionInput(
            @NotNull String code,
            @NotNull String name,
            @NotNull String email) {

        String payload() {
            return code + ";" + name + ";" + email;
        }
    }
}
