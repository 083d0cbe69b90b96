// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.roster;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.roster.PersonName;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.text.SearchText;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The enrolled students, and the form of the import. */
@Hidden
@Controller
class RosterPageController {

    private final Roster roster;
    private final StudentKeys keys;

    RosterPageController(Roster roster, StudentKeys keys) {
        this.roster = roster;
        this.keys = keys;
    }

    @GetMapping("/dashboard/roster")
    String page(@RequestParam(defaultValue = "") String q, @Valid Paging paging, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("page", Page.of(matching(SearchText.of(q)), paging));
        model.addAttribute("empty", roster.all().isEmpty());
        model.addAttribute("keys", keys);
        return "dashboard/roster";
    }

    @GetMapping("/dashboard/roster.csv")
    ResponseEntity<List<Student>> csv(@RequestParam(defaultValue = "") String q) {
        return CsvFile.of("roster", matching(SearchText.of(q)));
    }

    private List<Student> matching(String q) {
        return roster.all().stream().filter(student -> matches(student, q)).toList();
    }

    private static boolean matches(Student student, String q) {
        return q.isEmpty()
                || PersonName.of(student.name()).contains(q)
                || SearchText.contains(student.email(), q)
                || SearchText.contains(student.userId(), q)
                || SearchText.contains(student.dni().value(), q);
    }
}
