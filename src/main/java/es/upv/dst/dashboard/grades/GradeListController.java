// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.grades.GradeBook;
import es.upv.dst.grades.GradeRow;
import es.upv.dst.grades.GradesProperties;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.export.GradebookFiles;
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

/** The grades of all students, and the files with them. */
@Hidden
@Controller
class GradeListController {

    private final GradeBook grades;
    private final Certifications certifications;
    private final GradebookFiles files;
    private final GradesProperties rules;
    private final StudentKeys keys;

    GradeListController(
            GradeBook grades,
            Certifications certifications,
            GradebookFiles files,
            GradesProperties rules,
            StudentKeys keys) {
        this.grades = grades;
        this.certifications = certifications;
        this.files = files;
        this.rules = rules;
        this.keys = keys;
    }

    @GetMapping("/dashboard/grades")
    String page(@RequestParam(defaultValue = "") String q, @Valid Paging paging, Model model) {
        var all = grades.grades();
        model.addAttribute("q", q);
        model.addAttribute("rules", rules);
        model.addAttribute("keys", keys);
        model.addAttribute("summary", GradeSummary.of(all));
        model.addAttribute("claims", certifications.claims().size());
        model.addAttribute("unmatched", certifications.unmatched().size());
        model.addAttribute("page", Page.of(q.isBlank() ? all : grades.find(q), paging));
        return "dashboard/grades";
    }

    @GetMapping("/dashboard/grades.csv")
    ResponseEntity<List<GradeRow>> csv(@RequestParam(defaultValue = "") String q) {
        return CsvFile.of(
                "grades", grades.find(q).stream().map(GradeRow::masked).toList());
    }

    @GetMapping("/dashboard/grades/sakai")
    ResponseEntity<String> sakai() {
        return files.sakai();
    }

    @GetMapping("/dashboard/grades/moodle")
    ResponseEntity<String> moodle() {
        return files.moodle();
    }
}
