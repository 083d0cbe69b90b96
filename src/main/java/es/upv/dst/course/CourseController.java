// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import es.upv.dst.web.Problem;
import es.upv.dst.web.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/course")
class CourseController {

    private final CourseService courses;
    private final InstantSource clock;

    CourseController(CourseService courses, InstantSource clock) {
        this.courses = courses;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The course, and whether requests are answered now")
    CourseView get() {
        return view(courses.course());
    }

    @PutMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    @Operation(summary = "Replaces name, term and opening; without a time, the course is open on that side")
    CourseView replace(@Valid @RequestBody CourseInput input) {
        var replaced = input.course()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "closesAt is not later than opensAt, or a time is not in the years 1970 to 9999",
                        Map.of()));
        return view(courses.set(replaced));
    }

    @PostMapping(path = "/open", produces = APPLICATION_JSON_VALUE)
    @Operation(summary = "Opens the course now; an end in the future stays")
    CourseView open() {
        return view(courses.open(clock.instant()));
    }

    @PostMapping(path = "/close", produces = APPLICATION_JSON_VALUE)
    @Operation(summary = "Closes the course now: requests get the outcome CLOSED; submissions are still judged")
    CourseView close() {
        return view(courses.close(clock.instant()));
    }

    private CourseView view(Course course) {
        return new CourseView(
                course.name(),
                course.term(),
                course.opensAt().orElse(null),
                course.closesAt().orElse(null),
                course.isOpenAt(clock.instant()));
    }

    /** @param open whether a request that arrives now is answered */
    record CourseView(
            String name,
            String term,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            boolean open) {}

    record CourseInput(
            @NotBlank @Size(max = Course.MAX_NAME) @SingleLine
            String name,

            @Size(max = Course.MAX_TERM) @SingleLine @Nullable
            String term,

            @Nullable Instant opensAt,
            @Nullable Instant closesAt) {

        Optional<Course> course() {
            return Course.of(
                    name,
                    Objects.requireNonNullElse(term, ""),
                    Optional.ofNullable(opensAt),
                    Optional.ofNullable(closesAt));
        }
    }
}
