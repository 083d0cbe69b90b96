// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.roster.draft.RosterCsv;
import es.upv.dst.roster.draft.RosterJson;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/roster}. The CSV that GET returns is valid input of PUT and POST. */
@RestController
@RequestMapping("/api/roster")
class RosterController {

    // Each change declares this media type, so that a caller who does not accept JSON gets 406 before the change.
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String COLUMNS =
            "with the columns dni,name,email and, optionally, id and rehearsal; all or nothing; 422 lists the errors by"
                    + " line";
    private static final String REPLACE = "Replaces the roster by these students, " + COLUMNS;
    private static final String ADD = "Adds these students to the roster or updates them, " + COLUMNS;

    private final Roster roster;
    private final RosterCsv csv;
    private final RosterJson json;

    RosterController(Roster roster, RosterCsv csv, RosterJson json) {
        this.roster = roster;
        this.csv = csv;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "The enrolled students, ordered by DNI; as CSV without paging")
    Page<Student> page(@Valid Paging paging) {
        return Page.of(roster.all(), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    Collection<Student> all() {
        return roster.all();
    }

    @PutMapping(consumes = JSON, produces = JSON)
    @Operation(summary = REPLACE)
    RosterReport replace(@RequestBody List<RosterJson.@Nullable JsonRow> rows) {
        return requireNoErrors(roster.replace(json.read(rows)));
    }

    @PutMapping(consumes = Csv.TYPE, produces = JSON)
    @Operation(summary = REPLACE)
    RosterReport replace(@RequestBody byte[] file) {
        return requireNoErrors(roster.replace(csv.read(file)));
    }

    @PostMapping(consumes = JSON, produces = JSON)
    @Operation(summary = ADD)
    RosterReport add(@RequestBody List<RosterJson.@Nullable JsonRow> rows) {
        return requireNoErrors(roster.add(json.read(rows)));
    }

    @PostMapping(consumes = Csv.TYPE, produces = JSON)
    @Operation(summary = ADD)
    RosterReport add(@RequestBody byte[] file) {
        return requireNoErrors(roster.add(csv.read(file)));
    }

    private static RosterReport requireNoErrors(RosterReport report) {
        if (report.refused().isEmpty()) {
            return report;
        }
        throw Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Nothing was changed, because some lines have errors.",
                Map.of("refused", report.refused()));
    }
}
