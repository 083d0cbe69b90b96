// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.upload;

import es.upv.dst.roster.Roster;
import es.upv.dst.roster.RosterReport;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.file.RosterFile;
import es.upv.dst.roster.file.RosterJson;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Replaces the roster, or adds to it, by an upload. */
@RestController
@RequestMapping("/api/roster")
class RosterUploadController {

    // Each change declares this media type, so that a caller who does not accept JSON gets 406 before the change.
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String FORM = MediaType.MULTIPART_FORM_DATA_VALUE;

    private static final String COLUMNS = " CSV, .xlsx or JSON, as the body or as the part of a form, whatever type is"
            + " declared. Columns with DNI, name and email address, and optionally id and rehearsal, by headings in"
            + " Spanish, Catalan or English; others are ignored. All or nothing; 422 lists the errors by line";
    private static final String REPLACE =
            "Replaces the roster by these students; a list of nobody needs ?confirm=true." + COLUMNS;
    private static final String ADD = "Adds these students to the roster or updates them." + COLUMNS;

    private static final String NOBODY =
            "Nothing was changed, because the list names nobody and would remove everybody."
                    + " To remove all students, send it with ?confirm=true.";

    private final Roster roster;
    private final RosterFile files;
    private final RosterJson json;

    RosterUploadController(Roster roster, RosterFile files, RosterJson json) {
        this.roster = roster;
        this.files = files;
        this.json = json;
    }

    @PutMapping(consumes = JSON, produces = JSON)
    @Operation(summary = REPLACE)
    RosterReport replace(
            @RequestBody List<RosterJson.@Nullable JsonRow> rows,
            @RequestParam(defaultValue = "false") boolean confirm) {
        return replace(json.read(rows), confirm);
    }

    @PutMapping(produces = JSON)
    @Operation(summary = REPLACE)
    RosterReport replace(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) Optional<MediaType> type,
            @RequestParam(defaultValue = "false") boolean confirm) {
        return replace(read(RosterUpload.of(body, type)), confirm);
    }

    @PutMapping(consumes = FORM, produces = JSON)
    @Operation(summary = REPLACE)
    RosterReport replace(MultipartHttpServletRequest form, @RequestParam(defaultValue = "false") boolean confirm)
            throws IOException, ServletException {
        return replace(read(RosterUpload.of(form)), confirm);
    }

    @PostMapping(consumes = JSON, produces = JSON)
    @Operation(summary = ADD)
    RosterReport add(@RequestBody List<RosterJson.@Nullable JsonRow> rows) {
        return requireNoErrors(roster.add(json.read(rows)));
    }

    @PostMapping(produces = JSON)
    @Operation(summary = ADD)
    RosterReport add(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) Optional<MediaType> type) {
        return requireNoErrors(roster.add(read(RosterUpload.of(body, type))));
    }

    @PostMapping(consumes = FORM, produces = JSON)
    @Operation(summary = ADD)
    RosterReport add(MultipartHttpServletRequest form) throws IOException, ServletException {
        return requireNoErrors(roster.add(read(RosterUpload.of(form))));
    }

    private RosterDraft read(RosterUpload upload) {
        return files.read(upload.file(), upload.charset());
    }

    private RosterReport replace(RosterDraft draft, boolean confirmed) {
        return requireNoErrors(roster.replace(draft, confirmed)
                .orElseThrow(() -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, NOBODY, Map.of())));
    }

    private static RosterReport requireNoErrors(RosterReport report) {
        if (report.refused().isEmpty()) {
            return report;
        }
        throw Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Nothing was changed, because some lines have errors.",
                Map.of(
                        "refused",
                        report.refused(),
                        "ignoredColumns",
                        report.ignoredColumns(),
                        "notes",
                        report.notes()));
    }
}
