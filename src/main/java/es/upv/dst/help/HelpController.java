// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.PublicBrokerEndpoint;
import es.upv.dst.broker.Topics;
import es.upv.dst.course.CourseService;
import es.upv.dst.ratelimit.Network;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Language;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page and its two forms. There is no session and no cookie; the chosen language is a parameter of the link. */
@RestController
@SecurityRequirements
class HelpController {

    private static final String PAGE = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private static final String CACHE_ONE_MINUTE = "max-age=60, private";

    private final PublicBrokerEndpoint endpoint;
    private final Topics topics;
    private final PageRenderer renderer;
    private final StudentTimeline timeline;
    private final QueryRateLimiter limits;
    private final CourseService course;
    private final InstantSource clock;

    HelpController(
            PublicBrokerEndpoint endpoint,
            HelpProperties properties,
            Topics topics,
            PageRenderer renderer,
            StudentTimeline timeline,
            QueryRateLimiter limits,
            CourseService course,
            InstantSource clock) {
        this.endpoint =
                properties.brokerUrl().isEmpty() ? endpoint : PublicBrokerEndpoint.ofUrl(properties.brokerUrl());
        this.topics = topics;
        this.renderer = renderer;
        this.timeline = timeline;
        this.limits = limits;
        this.course = course;
        this.clock = clock;
    }

    @GetMapping(path = "/", produces = PAGE)
    @Operation(summary = "The students' help page; public")
    ResponseEntity<String> page(
            @RequestParam(defaultValue = "") String lang, HttpServletRequest request, HttpServletResponse response) {
        var page = page(Language.of(lang, request), request);
        var body = renderer.render(page);
        // Replaces the default Cache-Control header of all responses.
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_ONE_MINUTE);
        return response(HttpStatus.OK, page).body(body);
    }

    /** Redirects a GET of a form's address, such as a reload without the form data, to the page. */
    @GetMapping({"/help/message", "/help/steps"})
    @Operation(summary = "Redirects to the page; public")
    ResponseEntity<Void> redirectToPage(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(request.getContextPath() + "/"))
                .build();
    }

    @PostMapping(path = "/help/message", consumes = FORM, produces = PAGE)
    @Operation(summary = "Checks the format of a message and shows its errors; public")
    ResponseEntity<String> check(
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String payload,
            HttpServletRequest request) {
        // A browser sends CR LF for each line break of a form field.
        var sent = payload.replace("\r\n", "\n");
        var page = page(Language.of(lang, request), request).with(MessageCheck.of(topics, topic, sent));
        return response(HttpStatus.OK, page).body(renderer.render(page));
    }

    @PostMapping(path = "/help/steps", consumes = FORM, produces = PAGE)
    @Operation(summary = "The latest messages and mails of a student, by DNI and address; public, rate-limited")
    ResponseEntity<String> steps(
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String dni,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request) {
        var result = Dni.parse(dni)
                .map(number -> query(number, email, Network.of(request.getRemoteAddr())))
                .orElseGet(StepsQueryResult.MalformedDni::new);
        var page = page(Language.of(lang, request), request).with(result);
        return response(result, page).body(renderer.render(page));
    }

    private StepsQueryResult query(Dni dni, String email, Network caller) {
        var retryAfter = limits.recordQuery(caller, dni);
        if (retryAfter.isPresent()) {
            return new StepsQueryResult.RateLimited(retryAfter.get().toSeconds() + 1);
        }
        try {
            return timeline.find(dni, email)
                    .<StepsQueryResult>map(StepsQueryResult.Found::new)
                    .orElseGet(StepsQueryResult.Unknown::new);
        } catch (DataAccessException | TransactionException e) {
            return new StepsQueryResult.Unavailable();
        }
    }

    private HelpPage page(Language language, HttpServletRequest request) {
        var address = BrokerAddress.of(endpoint, request.getServerName());
        return HelpPage.of(request.getContextPath(), language, address, course.isOpenAt(clock.instant()));
    }

    private static ResponseEntity.BodyBuilder response(StepsQueryResult result, HelpPage page) {
        return switch (result) {
            case StepsQueryResult.RateLimited(var seconds) ->
                response(HttpStatus.TOO_MANY_REQUESTS, page).header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            case StepsQueryResult.Unavailable _ -> response(HttpStatus.SERVICE_UNAVAILABLE, page);
            case StepsQueryResult.NoQuery _,
                    StepsQueryResult.MalformedDni _,
                    StepsQueryResult.Unknown _,
                    StepsQueryResult.Found _ -> response(HttpStatus.OK, page);
        };
    }

    private static ResponseEntity.BodyBuilder response(HttpStatus status, HelpPage page) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType(PAGE))
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
    }
}
