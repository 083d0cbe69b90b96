// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The accepted submissions with a code that another student had requested. */
@Hidden
@Controller
class ClaimListController {

    private final Certifications certifications;
    private final StudentKeys keys;

    ClaimListController(Certifications certifications, StudentKeys keys) {
        this.certifications = certifications;
        this.keys = keys;
    }

    @GetMapping("/dashboard/grades/claims")
    String page(@Valid Paging paging, Model model) {
        model.addAttribute("keys", keys);
        model.addAttribute("page", Page.of(certifications.claims(), paging));
        return "dashboard/claims";
    }

    @GetMapping("/dashboard/grades/claims.csv")
    ResponseEntity<List<ClaimLine>> csv() {
        return CsvFile.of(
                "claims", certifications.claims().stream().map(ClaimLine::of).toList());
    }
}
