// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.readiness;

import es.upv.dst.doctor.CheckReport;
import es.upv.dst.doctor.Doctor;
import es.upv.dst.doctor.Finding.Result;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The doctor. A run changes nothing, therefore its result is the response to the form. The page needs no table, because
 * it has to open while the database does not answer.
 */
@Hidden
@Controller
@RequestMapping("/dashboard/doctor")
class DoctorPageController {

    private final Doctor doctor;
    private final InstantSource clock;

    DoctorPageController(Doctor doctor, InstantSource clock) {
        this.doctor = doctor;
        this.clock = clock;
    }

    @GetMapping
    String page() {
        return "dashboard/doctor";
    }

    @PostMapping(produces = MediaType.TEXT_HTML_VALUE)
    String run(Model model) {
        var reports = failedFirst(doctor.runChecks());
        model.addAttribute("reports", reports);
        model.addAttribute(
                "failed", reports.stream().filter(DoctorPageController::failed).count());
        model.addAttribute("endedAt", clock.instant());
        return "dashboard/doctor";
    }

    /** Keeps the order by name within each result. */
    static List<CheckReport> failedFirst(List<CheckReport> reports) {
        return reports.stream()
                .sorted(Comparator.comparing(DoctorPageController::failed).reversed())
                .toList();
    }

    private static boolean failed(CheckReport report) {
        return report.result() == Result.FAIL;
    }
}
