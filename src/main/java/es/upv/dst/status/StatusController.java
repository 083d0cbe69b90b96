// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import es.upv.dst.storage.SingleWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController {

    private final SharedQuery<LabStatus> status;

    StatusController(StatusService service, SingleWriter writer) {
        status = new SharedQuery<>(() -> {
            writer.awaitTablesUpToDate();
            return service.status();
        });
    }

    @GetMapping("/api/status")
    @SecurityRequirements
    @Operation(summary = "Whether the lab is connected, and counts of codes, messages and mails; public, no names")
    LabStatus status() {
        return status.get();
    }
}
