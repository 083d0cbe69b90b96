// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Collection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns the roster. The CSV is valid input of PUT and POST at the same address, which read an upload. */
@RestController
@RequestMapping("/api/roster")
class RosterController {

    private final Roster roster;

    RosterController(Roster roster) {
        this.roster = roster;
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
}
