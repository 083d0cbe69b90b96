// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramRow.CsvRow;
import es.upv.dst.programs.ProgramService.AssignmentResult;
import es.upv.dst.programs.ProgramViews.ProgramDetail;
import es.upv.dst.programs.ProgramViews.ProgramQuery;
import es.upv.dst.programs.intake.HandIn;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.programs.intake.StudentMatcher;
import es.upv.dst.programs.intake.UploadedFiles;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/programs")
class ProgramController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final ProgramService programs;
    private final ProgramIntake intake;
    private final ProgramViews views;
    private final StudentMatcher students;
    private final InstantSource clock;

    ProgramController(
            ProgramService programs,
            ProgramIntake intake,
            ProgramViews views,
            StudentMatcher students,
            InstantSource clock) {
        this.programs = programs;
        this.intake = intake;
        this.views = views;
        this.students = students;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "The programs, oldest first; state is received, unassigned or unreadable; q is a DNI or a part of"
                    + " the name, sender, subject or a file name")
    Page<ProgramRow> list(
            @RequestParam(defaultValue = "") String dni,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging) {
        return views.page(query(dni, state, q), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<CsvRow> csv(
            @RequestParam(defaultValue = "") String dni,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        return views.all(query(dni, state, q));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One program with its source, the evidence, and the other programs of the student")
    ProgramDetail program(@PathVariable long id) {
        return views.detail(programs.find(id).orElseThrow(ProgramController::notFound));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = JSON)
    @Operation(
            summary = "Hands in a student's program: 1 to 20 parts named file (.py, .txt, .ipynb, .zip); 201, 200 if"
                    + " it was handed in before, or 422 with the reason if it cannot be read")
    ResponseEntity<ProgramRow> handIn(@RequestParam String dni, @RequestParam List<MultipartFile> file)
            throws IOException {
        var files = UploadedFiles.of(file)
                .orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "a program has 1 to 20 files", Map.of()));
        var handedIn = intake.handIn(new HandIn.Upload(enrolled(dni), files, clock.instant()))
                .orElseThrow(ProgramController::notEnrolled);
        var program = handedIn.program();
        program.refusal().ifPresent(refusal -> {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The program cannot be read: " + refusal.detail() + ".",
                    Map.of("reason", refusal.reason(), "id", program.id()));
        });
        return ResponseEntity.status(handedIn.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(views.row(program));
    }

    @PutMapping(path = "/{id}/student", consumes = JSON, produces = JSON)
    @Operation(summary = "Assigns a program to a student; 409 while it is in a case that is open or confirmed")
    ProgramRow assign(@PathVariable long id, @Valid @RequestBody AssignmentInput input) {
        return switch (programs.assign(id, enrolled(input.dni()))) {
            case AssignmentResult.Assigned(var program) -> views.row(program);
            case AssignmentResult.NotFound() -> throw notFound();
            case AssignmentResult.NotEnrolled() -> throw notEnrolled();
            case AssignmentResult.Refused(var reason) -> throw Problem.of(HttpStatus.CONFLICT, reason, Map.of());
        };
    }

    private Dni enrolled(String text) {
        return Optional.of(dni(text)).filter(students::isEnrolled).orElseThrow(ProgramController::notEnrolled);
    }

    private static Dni dni(String text) {
        return Dni.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "a DNI is eight digits, or X, Y or Z and seven digits, without its final letter",
                        Map.of()));
    }

    private static ProgramQuery query(String dni, String state, String q) {
        var parsed = constant(ProgramState.class, state);
        if (parsed.isEmpty() && !state.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "a state is received, unassigned or unreadable", Map.of());
        }
        return new ProgramQuery(dni.isEmpty() ? Optional.empty() : Optional.of(dni(dni)), parsed, q);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static ErrorResponseException notEnrolled() {
        return Problem.of(HttpStatus.NOT_FOUND, "no student with this DNI is enrolled", Map.of());
    }

    static ErrorResponseException notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no program with this id", Map.of());
    }

    /** The student to whom a program is assigned. */
    record AssignmentInput(@NotNull String dni) {}
}
