// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.Meeting;
import es.upv.dst.broker.Topics;
import es.upv.dst.roster.Dni;
import es.upv.dst.tries.Network;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
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

/** The page, and its two forms. There is no session and no cookie: the language that was chosen is in the link. */
@RestController
@SecurityRequirements
class HelpController {

    private static final String PAGE = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private static final String FOR_A_MINUTE = "max-age=60, private";

    private final Meeting meeting;
    private final Topics topics;
    private final PageWriter writer;
    private final StudentSteps steps;
    private final Limits limits;

    HelpController(
            Meeting meeting,
            HelpProperties properties,
            Topics topics,
            PageWriter writer,
            StudentSteps steps,
            Limits limits) {
        this.meeting = properties.brokerUrl().isEmpty() ? meeting : Meeting.at(properties.brokerUrl());
        this.topics = topics;
        this.writer = writer;
        this.steps = steps;
        this.limits = limits;
    }

    @GetMapping(path = "/", produces = PAGE)
    @Operation(summary = "The students' help page; public")
    ResponseEntity<String> page(
            @RequestParam(defaultValue = "") String lang, HttpServletRequest request, HttpServletResponse response) {
        var page = page(Language.of(lang, request), request);
        var body = writer.write(page);
        // In the place of what every answer says.
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_A_MINUTE);
        return answer(HttpStatus.OK, page).body(body);
    }

    /** Whoever reloads the answer to a form by its address alone. */
    @GetMapping({"/help/message", "/help/steps"})
    @Operation(summary = "Leads back to the page; public")
    ResponseEntity<Void> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .build();
    }

    @PostMapping(path = "/help/message", consumes = FORM, produces = PAGE)
    @Operation(summary = "What is wrong with a message, and where; public")
    ResponseEntity<String> check(
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String payload,
            HttpServletRequest request) {
        // However a line ended where it was copied, a form sends both characters.
        var sent = payload.replace("\r\n", "\n");
        var page = page(Language.of(lang, request), request).with(MessageCheck.of(topics, topic, sent));
        return answer(HttpStatus.OK, page).body(writer.write(page));
    }

    @PostMapping(path = "/help/steps", consumes = FORM, produces = PAGE)
    @Operation(summary = "What has come from a student, for whoever knows number and address; public, rate-limited")
    ResponseEntity<String> steps(
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String dni,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request) {
        var reply = Dni.parse(dni)
                .map(number -> reply(number, email, Network.of(request.getRemoteAddr())))
                .orElseGet(Reply.NoDni::new);
        var page = page(Language.of(lang, request), request).with(reply);
        return answer(reply, page).body(writer.write(page));
    }

    private Reply reply(Dni dni, String email, Network caller) {
        var wait = limits.countsTooMany(caller, dni);
        if (wait.isPresent()) {
            return new Reply.TooMany(wait.get().toSeconds() + 1);
        }
        try {
            return steps.of(dni, email).<Reply>map(Reply.Found::new).orElseGet(Reply.Unknown::new);
        } catch (DataAccessException | TransactionException passing) {
            return new Reply.Later();
        }
    }

    private Page page(Language language, HttpServletRequest request) {
        return Page.of(language, Connection.of(meeting, request.getServerName()));
    }

    private static ResponseEntity.BodyBuilder answer(Reply reply, Page page) {
        return switch (reply) {
            case Reply.TooMany(var seconds) ->
                answer(HttpStatus.TOO_MANY_REQUESTS, page).header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            case Reply.Later _ -> answer(HttpStatus.SERVICE_UNAVAILABLE, page);
            case Reply.Nothing _, Reply.NoDni _, Reply.Unknown _, Reply.Found _ -> answer(HttpStatus.OK, page);
        };
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, Page page) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType(PAGE))
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
    }
}
