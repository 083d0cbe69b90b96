// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.course.CourseService;
import es.upv.dst.course.StudentData;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.events.progress.LiveClass;
import es.upv.dst.events.progress.StudentProgress;
import es.upv.dst.grades.GradeBook;
import es.upv.dst.grades.GradesProperties;
import es.upv.dst.roster.Student;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Everything about one student, who is addressed by a key that does not reveal the DNI. */
@Hidden
@Controller
@RequestMapping("/dashboard/students/{key}")
class StudentController {

    private static final Logger log = LoggerFactory.getLogger(StudentController.class);

    private static final String PAGE = "redirect:/dashboard/students/{key}";

    private final StudentKeys keys;
    private final LiveClass liveClass;
    private final StudentStory stories;
    private final GradeBook grades;
    private final GradesProperties rules;
    private final StudentData data;
    private final CourseService courses;

    StudentController(
            StudentKeys keys,
            LiveClass liveClass,
            StudentStory stories,
            GradeBook grades,
            GradesProperties rules,
            StudentData data,
            CourseService courses) {
        this.keys = keys;
        this.liveClass = liveClass;
        this.stories = stories;
        this.grades = grades;
        this.rules = rules;
        this.data = data;
        this.courses = courses;
    }

    @GetMapping
    String page(@PathVariable String key, Model model) {
        var student = find(key);
        var progress = liveClass.progressOf(student.dni());
        model.addAttribute("key", key);
        model.addAttribute("student", student);
        model.addAttribute("progress", progress);
        model.addAttribute("hint", hint(progress));
        model.addAttribute("story", stories.of(student));
        model.addAttribute("grade", grades.find(student.dni()).orElse(null));
        model.addAttribute("rules", rules);
        return "dashboard/student";
    }

    /** Shows the whole DNI on the next page only. */
    @PostMapping(path = "/dni", produces = MediaType.TEXT_HTML_VALUE)
    String reveal(@PathVariable String key, RedirectAttributes redirect) {
        var student = find(key);
        log.info(
                "The admin revealed the DNI {} on the page /dashboard/students/{}",
                student.dni().masked(),
                key);
        redirect.addFlashAttribute("revealed", student.dni().value());
        return PAGE;
    }

    @GetMapping("/data.json")
    ResponseEntity<Map<String, List<ObjectNode>>> export(@PathVariable String key) {
        var student = find(key);
        log.info("The admin exported the data of the student {}", student.dni().masked());
        var file = ContentDisposition.attachment().filename("student.json").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(data.find().apply(student.dni().value()));
    }

    @PostMapping(path = "/erasure", produces = MediaType.TEXT_HTML_VALUE)
    String erase(
            @PathVariable String key, @RequestParam(defaultValue = "") String confirm, RedirectAttributes redirect) {
        var student = find(key);
        if (!courses.course().isNamed(confirm)) {
            redirect.addFlashAttribute("erasureRefused", "student.erase.wrongName");
            return PAGE + "#erase";
        }
        return switch (data.erase().apply(student.dni().value())) {
            case StudentData.Erasure.Erased _ -> {
                redirect.addFlashAttribute("message", "student.erased");
                yield "redirect:/dashboard/students";
            }
            case StudentData.Refusal refusal -> {
                redirect.addFlashAttribute("erasureRefused", "student.erase." + refusal);
                yield PAGE + "#erase";
            }
        };
    }

    private Student find(String key) {
        return keys.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The key of the text that says what the student has to do next. */
    private static String hint(StudentProgress progress) {
        return switch (progress.state()) {
            case NOT_SEEN, CERTIFIED, MAILED -> "student.hint." + progress.state();
            case ASKED, ANSWERED, REFUSED -> "live.hint." + progress.reason();
        };
    }
}
