// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.events.StudentKeys;
import es.upv.dst.grades.GradeBook;
import es.upv.dst.grades.GradesProperties;
import es.upv.dst.grades.StudentGrade;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.text.WhiteSpace;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The grade of one student: why it is so, how to set another one, and what was set before. */
@Hidden
@Controller
class StudentGradeController {

    private static final String PATH = "/dashboard/grades/students/{key}";
    private static final String SET = "setForm";
    private static final String REMOVE = "removeForm";

    private final GradeBook grades;
    private final Certifications certifications;
    private final GradesProperties rules;
    private final StudentKeys keys;

    StudentGradeController(GradeBook grades, Certifications certifications, GradesProperties rules, StudentKeys keys) {
        this.grades = grades;
        this.certifications = certifications;
        this.rules = rules;
        this.keys = keys;
    }

    @GetMapping(PATH)
    ModelAndView page(@PathVariable String key) {
        var page = page(key, find(key), HttpStatus.OK);
        page.addObject(SET, new GradeForm("", ""));
        page.addObject(REMOVE, new ReasonForm(""));
        return page;
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView set(
            @PathVariable String key,
            @Valid @ModelAttribute(SET) GradeForm form,
            BindingResult errors,
            RedirectAttributes flash) {
        var student = find(key);
        if (!errors.hasFieldErrors("grade") && form.number().compareTo(grades.maximum()) > 0) {
            errors.rejectValue("grade", "maximum");
        }
        if (errors.hasErrors()) {
            var page = page(key, student, HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject(REMOVE, new ReasonForm(""));
            return page;
        }
        grades.override(student.student().dni(), form.number(), WhiteSpace.strip(form.reason()))
                .orElseThrow(StudentGradeController::unknown);
        return changed(key, "grade.set.done", flash);
    }

    @PostMapping(path = PATH + "/removal", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView remove(
            @PathVariable String key,
            @Valid @ModelAttribute(REMOVE) ReasonForm form,
            BindingResult errors,
            RedirectAttributes flash) {
        var student = find(key);
        if (errors.hasErrors()) {
            var page = page(key, student, HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject(SET, new GradeForm("", ""));
            return page;
        }
        // If another page has removed it meanwhile, the effect is the same.
        grades.removeOverride(student.student().dni(), WhiteSpace.strip(form.reason()));
        return changed(key, "grade.remove.done", flash);
    }

    private ModelAndView page(String key, StudentGrade grade, HttpStatus status) {
        var dni = grade.student().dni();
        var page = new ModelAndView("dashboard/grade", status);
        page.addObject("key", key);
        page.addObject("grade", grade);
        page.addObject("rules", rules);
        page.addObject("maximum", grades.maximum());
        page.addObject("history", grades.history(dni).reversed());
        page.addObject("assignments", certifications.history(dni).reversed());
        return page;
    }

    private static ModelAndView changed(String key, String message, RedirectAttributes flash) {
        flash.addFlashAttribute("message", message);
        flash.addAttribute("key", key);
        return new ModelAndView("redirect:" + PATH);
    }

    private StudentGrade find(String key) {
        return keys.find(key)
                .flatMap(student -> grades.find(student.dni()))
                .orElseThrow(StudentGradeController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
