// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import es.upv.dst.course.CourseFiles;
import es.upv.dst.course.CourseResult;
import es.upv.dst.web.ZipDownload;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The archive of the course, its import, past programs and the reset. Each form has two handlers: for a file that a
 * script sends as the body, as it may be larger than a form, and for the form itself.
 */
@Hidden
@Controller
class CourseFileController {

    private static final String RESULT = "result";
    private static final String ZIP = ZipDownload.MEDIA_TYPE;
    private static final String IMPORT = CoursePageController.PATH + "/import";
    private static final String PAST_PROGRAMS = CoursePageController.PATH + "/past-programs";

    private final CourseFiles files;

    CourseFileController(CourseFiles files) {
        this.files = files;
    }

    @GetMapping(CoursePageController.PATH + "/archive")
    void archive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = files.archive().write(file -> ZipDownload.send(file, "course.zip", response));
        if (refusal.isPresent()) {
            var flash = RequestContextUtils.getOutputFlashMap(request);
            flash.put(RESULT, PartResult.refused("archive", refusal.get()));
            RequestContextUtils.saveOutputFlashMap(CoursePageController.PATH, request, response);
            response.sendRedirect(request.getContextPath() + CoursePageController.PATH + "#archive");
        }
    }

    @PostMapping(path = IMPORT, consumes = ZIP, produces = MediaType.TEXT_HTML_VALUE)
    String importBody(HttpServletRequest request, RedirectAttributes flash) throws IOException {
        return show("import", files.importAll().read(request.getInputStream()), flash);
    }

    @PostMapping(path = IMPORT, consumes = MULTIPART_FORM_DATA_VALUE, produces = MediaType.TEXT_HTML_VALUE)
    String importFile(@RequestParam MultipartFile file, RedirectAttributes flash) throws IOException {
        return show("import", files.importAll().read(file.getInputStream()), flash);
    }

    @PostMapping(path = PAST_PROGRAMS, consumes = ZIP, produces = MediaType.TEXT_HTML_VALUE)
    String addPastProgramsOfBody(HttpServletRequest request, RedirectAttributes flash) throws IOException {
        return show("past", files.addPastPrograms().read(request.getInputStream()), flash);
    }

    @PostMapping(path = PAST_PROGRAMS, consumes = MULTIPART_FORM_DATA_VALUE, produces = MediaType.TEXT_HTML_VALUE)
    String addPastPrograms(@RequestParam MultipartFile file, RedirectAttributes flash) throws IOException {
        return show("past", files.addPastPrograms().read(file.getInputStream()), flash);
    }

    @PostMapping(path = CoursePageController.PATH + "/reset", produces = MediaType.TEXT_HTML_VALUE)
    String reset(
            @RequestParam(defaultValue = "") String confirm,
            @RequestParam(defaultValue = "false") boolean keepRoster,
            @RequestParam(defaultValue = "false") boolean keepPrograms,
            RedirectAttributes flash)
            throws IOException {
        return show("reset", files.reset().reset(confirm, keepRoster, keepPrograms), flash);
    }

    /** @param part the part of the page that shows the result */
    private static String show(String part, CourseResult result, RedirectAttributes flash) {
        flash.addFlashAttribute(RESULT, PartResult.of(part, result));
        return "redirect:" + CoursePageController.PATH + "#" + part;
    }
}
