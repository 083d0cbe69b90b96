// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import es.upv.dst.backup.Backups;
import es.upv.dst.web.ZipDownload;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The download of a backup of the database. */
@Hidden
@Controller
class BackupPageController {

    private final Backups backups;

    BackupPageController(Backups backups) {
        this.backups = backups;
    }

    @PostMapping(
            path = CoursePageController.PATH + "/backup",
            produces = {ZipDownload.MEDIA_TYPE, MediaType.TEXT_HTML_VALUE})
    void backup(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = backups.send(response);
        if (refusal.isPresent()) {
            var flash = RequestContextUtils.getOutputFlashMap(request);
            flash.put("refusal", "course.backup.refused." + refusal.get().name());
            RequestContextUtils.saveOutputFlashMap(CoursePageController.PATH, request, response);
            response.sendRedirect(request.getContextPath() + CoursePageController.PATH);
        }
    }
}
