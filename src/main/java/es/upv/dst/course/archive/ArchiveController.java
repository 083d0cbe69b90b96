// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import es.upv.dst.web.Problem;
import es.upv.dst.web.ZipDownload;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/course")
class ArchiveController {

    private static final String ZIP = ZipDownload.MEDIA_TYPE;

    private final CourseArchives archives;
    private final CourseReset reset;
    private final PastPrograms pastPrograms;

    ArchiveController(CourseArchives archives, CourseReset reset, PastPrograms pastPrograms) {
        this.archives = archives;
        this.reset = reset;
        this.pastPrograms = pastPrograms;
    }

    @GetMapping(path = "/archive", produces = ZIP)
    @Operation(summary = "Everything of the course in one ZIP file, which an empty lab can import")
    void archive(HttpServletResponse response) throws IOException {
        var refusal = archives.write(file -> ZipDownload.send(file, "course.zip", response));
        if (refusal.isPresent()) {
            throw problem(refusal.get());
        }
    }

    /** Reads the body itself, because the limit of other bodies is smaller. */
    @PostMapping(path = "/import", consumes = ZIP, produces = APPLICATION_JSON_VALUE)
    @Operation(summary = "Imports an archive into an empty lab; 409 if it is not empty, 422 if the archive is invalid")
    ChangedRows importArchive(HttpServletRequest request) throws IOException {
        return changed(archives.importAll(request.getInputStream()));
    }

    @PostMapping(path = "/past-programs", consumes = ZIP, produces = APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Takes the programs from the archive of a past course, without their students",
            description = "Programs of this course are compared to them. They replace those of the same course.")
    ChangedRows addPastPrograms(HttpServletRequest request) throws IOException {
        return changed(archives.withArchive(request.getInputStream(), pastPrograms::add));
    }

    @PostMapping(path = "/reset", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Empties the lab for a new course, if confirm is the name of the course",
            description =
                    "Deletes all rows, also the roster unless keepRoster is true. All codes are free again. Get the"
                            + " archive first. With keepPrograms, the programs become those of a past course, without"
                            + " their students.")
    ChangedRows reset(@Valid @RequestBody ResetInput input) throws IOException {
        return changed(reset.reset(
                input.confirm(), Boolean.TRUE.equals(input.keepRoster()), Boolean.TRUE.equals(input.keepPrograms())));
    }

    private static ChangedRows changed(CourseResult result) {
        return switch (result) {
            case CourseResult.Changed(var rows) -> new ChangedRows(rows);
            case CourseResult.Refused(var reason) -> throw problem(reason);
            case CourseResult.Invalid invalid ->
                throw Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "The archive is invalid: " + invalid.reason() + ".",
                        Map.of("file", invalid.file(), "line", invalid.line()));
        };
    }

    private static ErrorResponseException problem(CourseRefusal refusal) {
        return Problem.of(refusal.status(), refusal.meaning(), Map.of("reason", refusal));
    }

    record ResetInput(
            @NotNull String confirm,
            @Nullable Boolean keepRoster,
            @Nullable Boolean keepPrograms) {}

    /** @param rows the number of rows that were inserted or deleted, by table or by course */
    record ChangedRows(Map<String, Long> rows) {}
}
