// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.events.progress.LiveClass;
import es.upv.dst.events.progress.LiveClass.StudentRow;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the students of the roster, with their progress. */
@Hidden
@Controller
class StudentsController {

    private final LiveClass liveClass;
    private final StudentKeys keys;

    StudentsController(LiveClass liveClass, StudentKeys keys) {
        this.liveClass = liveClass;
        this.keys = keys;
    }

    @GetMapping("/dashboard/students")
    String page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<ProgressState> state,
            @RequestParam(defaultValue = "NAME") StudentColumn sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @Valid Paging paging,
            Model model) {
        var selection = new StudentSelection(q, state, sort, descending);
        var snapshot = liveClass.snapshot();
        model.addAttribute("selection", selection);
        model.addAttribute("columns", StudentColumn.values());
        model.addAttribute("states", ProgressState.values());
        model.addAttribute("counts", snapshot.countsByState());
        model.addAttribute("enrolled", snapshot.students().size());
        model.addAttribute("page", Page.of(selection.of(snapshot.students()), paging));
        model.addAttribute("keys", keys);
        return "dashboard/students";
    }

    @GetMapping("/dashboard/students.csv")
    ResponseEntity<List<StudentLine>> csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<ProgressState> state,
            @RequestParam(defaultValue = "NAME") StudentColumn sort,
            @RequestParam(defaultValue = "false") boolean descending) {
        var selection = new StudentSelection(q, state, sort, descending);
        var rows = selection.of(liveClass.snapshot().students()).stream().map(StudentLine::of);
        return CsvFile.of("students", rows.toList());
    }

    /** A line of the file. It has four digits of the DNI as the page, because the file may be passed on. */
    record StudentLine(
            String name,
            ProgressState state,
            String reason,
            @Nullable Instant since,
            int requests,
            int submissions,
            String dni,
            String email) {

        static StudentLine of(StudentRow row) {
            var progress = row.progress();
            return new StudentLine(
                    row.student().name(),
                    progress.state(),
                    progress.reason(),
                    progress.since().orElse(null),
                    progress.requests(),
                    progress.submissions(),
                    row.student().dni().masked(),
                    row.student().email());
        }
    }
}
