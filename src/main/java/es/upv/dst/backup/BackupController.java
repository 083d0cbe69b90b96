// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import es.upv.dst.web.Problem;
import es.upv.dst.web.ZipDownload;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/backup")
class BackupController {

    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    @PostMapping(produces = ZipDownload.MEDIA_TYPE)
    @Operation(
            summary = "Makes a backup while the lab runs",
            description = "Returns a ZIP file. Unpack it into an empty data folder and start a lab on it. It contains"
                    + " everything that had been answered before the call. Only for a lab with the embedded database.")
    void backup(HttpServletResponse response) throws IOException {
        var refusal = backups.send(response);
        if (refusal.isPresent()) {
            throw Problem.of(refusal.get().status(), refusal.get().meaning(), Map.of("reason", refusal.get()));
        }
    }
}
