// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DoctorController {

    private final Doctor doctor;

    DoctorController(Doctor doctor) {
        this.doctor = doctor;
    }

    @GetMapping("/api/doctor")
    @Operation(
            summary =
                    "Checks whether the lab is ready for a class, in ten seconds at most; says what to do if it is not")
    List<CheckReport> runChecks() {
        return doctor.runChecks();
    }
}
