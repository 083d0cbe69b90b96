// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import es.upv.dst.course.Course;
import es.upv.dst.course.CourseFiles;
import es.upv.dst.course.CourseService;
import es.upv.dst.course.RetentionPlan;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the course, and the changes of its name, term and opening. */
@Hidden
@Controller
class CoursePageController {

    static final String PATH = "/dashboard/course";

    private static final String FORM = "form";

    private final CourseService courses;
    private final CourseFiles files;
    private final RetentionPlan.Source retention;
    private final InstantSource clock;

    CoursePageController(
            CourseService courses, CourseFiles files, RetentionPlan.Source retention, InstantSource clock) {
        this.courses = courses;
        this.files = files;
        this.retention = retention;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView page() {
        var page = page(HttpStatus.OK);
        page.addObject(FORM, CourseForm.of(courses.course()));
        return page;
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView set(@Valid @ModelAttribute(FORM) CourseForm form, BindingResult errors, RedirectAttributes flash) {
        var course = errors.hasErrors() ? Optional.<Course>empty() : form.apply(courses.course());
        if (course.isPresent()) {
            courses.set(course.get());
            return changed("course.saved", flash);
        }
        if (!errors.hasErrors()) {
            errors.rejectValue("closesAt", "order");
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(path = PATH + "/open", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView open(RedirectAttributes flash) {
        courses.open(clock.instant());
        return changed("course.opened", flash);
    }

    @PostMapping(path = PATH + "/close", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView close(RedirectAttributes flash) {
        courses.close(clock.instant());
        return changed("course.closed", flash);
    }

    private ModelAndView page(HttpStatus status) {
        var page = new ModelAndView("dashboard/course", status);
        page.addObject("retention", retention.current().get());
        page.addObject("rows", files.rows().get());
        return page;
    }

    private static ModelAndView changed(String message, RedirectAttributes flash) {
        flash.addFlashAttribute("message", message);
        return new ModelAndView("redirect:" + PATH);
    }
}
