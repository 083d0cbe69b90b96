// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.roster;

import es.upv.dst.course.CourseService;
import es.upv.dst.dashboard.Sentences;
import es.upv.dst.roster.MaskedText;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.RosterPreview;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.file.RosterFile;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The import of a CSV file: upload, preview, confirmation. The session keeps the preview, at most one, so that no page
 * contains a DNI. The identifier prevents that the confirmation in one tab applies the preview of another one.
 */
@Hidden
@Controller
@RequestMapping("/dashboard/roster")
class RosterImportController {

    /** The lines and students of each kind that the preview shows. */
    private static final int MAX_SHOWN = 200;

    private static final String ATTRIBUTE = "rosterPreview";
    private static final String REFUSAL = "refusal";
    private static final String LIST = "redirect:/dashboard/roster";
    private static final String PREVIEW = LIST + "/preview";

    private final Roster roster;
    private final RosterFile files;
    private final CourseService courses;
    private final Sentences sentences;

    RosterImportController(Roster roster, RosterFile files, CourseService courses, Sentences sentences) {
        this.roster = roster;
        this.files = files;
        this.courses = courses;
        this.sentences = sentences;
    }

    @PostMapping(path = "/preview", produces = MediaType.TEXT_HTML_VALUE)
    String upload(
            @RequestParam MultipartFile file,
            @RequestParam RosterPreview.Mode mode,
            HttpSession session,
            RedirectAttributes redirect)
            throws IOException {
        if (file.isEmpty()) {
            redirect.addFlashAttribute(REFUSAL, "roster.refusal.noFile");
            return LIST;
        }
        session.setAttribute(
                ATTRIBUTE,
                new KeptPreview(UUID.randomUUID().toString(), roster.preview(files.read(file.getBytes()), mode)));
        return PREVIEW;
    }

    @GetMapping("/preview")
    String preview(HttpSession session, Model model, RedirectAttributes redirect) {
        var kept = kept(session);
        if (kept.isEmpty()) {
            redirect.addFlashAttribute(REFUSAL, "roster.refusal.noPreview");
            return LIST;
        }
        model.addAttribute("id", kept.get().id);
        model.addAttribute("preview", kept.get().preview);
        model.addAttribute("refused", shownLines(kept.get().preview));
        // A note may quote a line of the file.
        model.addAttribute(
                "notes",
                kept.get().preview.notes().stream()
                        .map(sentences::of)
                        .map(MaskedText::of)
                        .toList());
        model.addAttribute("max", MAX_SHOWN);
        return "dashboard/roster-preview";
    }

    /** @param confirm the name of the course; it is necessary if everybody is removed */
    @PostMapping(path = "/import", produces = MediaType.TEXT_HTML_VALUE)
    String apply(
            @RequestParam String id,
            @RequestParam(defaultValue = "") String confirm,
            HttpSession session,
            RedirectAttributes redirect) {
        var kept = kept(session).filter(preview -> preview.id.equals(id));
        if (kept.isEmpty()) {
            redirect.addFlashAttribute(REFUSAL, "roster.refusal.noPreview");
            return LIST;
        }
        var preview = kept.get().preview;
        if (preview.removesEverybody() && !courses.course().isNamed(confirm)) {
            redirect.addFlashAttribute(REFUSAL, "roster.refusal.confirm");
            return PREVIEW;
        }
        session.removeAttribute(ATTRIBUTE);
        roster.apply(preview)
                .ifPresentOrElse(
                        report -> redirect.addFlashAttribute("report", report),
                        () -> redirect.addFlashAttribute(REFUSAL, "roster.refusal.changed"));
        return LIST;
    }

    @PostMapping(path = "/discard", produces = MediaType.TEXT_HTML_VALUE)
    String discard(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
        return LIST;
    }

    private static List<ShownLine> shownLines(RosterPreview preview) {
        return preview.refused().stream()
                .limit(MAX_SHOWN)
                .map(line -> new ShownLine(line.line(), line.reason(), MaskedText.of(line.value())))
                .toList();
    }

    private static Optional<KeptPreview> kept(HttpSession session) {
        return Optional.ofNullable((KeptPreview) session.getAttribute(ATTRIBUTE));
    }

    /** @param value the text with the error, without whole numbers */
    record ShownLine(long line, RosterError reason, String value) {}

    private record KeptPreview(String id, RosterPreview preview) {}
}
