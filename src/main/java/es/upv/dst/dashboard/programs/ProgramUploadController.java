// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.dashboard.StudentChoice.Chosen;
import es.upv.dst.dashboard.StudentChoice.Refused;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.intake.HandIn;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.programs.intake.ProgramIntake.HandedIn;
import es.upv.dst.programs.intake.UploadedFiles;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form with which the professor hands in the program of a student. */
@Hidden
@Controller
class ProgramUploadController {

    private static final String LIST = "redirect:/dashboard/programs";

    private final ProgramIntake intake;
    private final Roster roster;
    private final InstantSource clock;

    ProgramUploadController(ProgramIntake intake, Roster roster, InstantSource clock) {
        this.intake = intake;
        this.roster = roster;
        this.clock = clock;
    }

    @PostMapping(
            path = "/dashboard/programs",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    String handIn(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") List<MultipartFile> file,
            RedirectAttributes next)
            throws IOException {
        return switch (new StudentChoice(roster.all()).find(student)) {
            case Chosen(var dni) -> handIn(dni, student, file, next);
            case Refused refused -> refuse(refused.text(), student, next);
        };
    }

    private String handIn(Dni dni, String student, List<MultipartFile> parts, RedirectAttributes next)
            throws IOException {
        // A browser sends one part without a name if no file was chosen.
        var chosen = parts.stream()
                .filter(part -> StringUtils.hasText(part.getOriginalFilename()))
                .toList();
        var files = UploadedFiles.of(chosen);
        if (files.isEmpty()) {
            return refuse("programs.upload.files", student, next);
        }
        var handedIn = intake.handIn(new HandIn.Upload(dni, files.get(), clock.instant()));
        if (handedIn.isEmpty()) {
            return refuse(Refused.UNKNOWN.text(), student, next);
        }
        next.addFlashAttribute("message", message(handedIn.get()));
        return LIST + "/" + handedIn.get().program().id();
    }

    private static String message(HandedIn handedIn) {
        if (handedIn.program().state() == Program.ProgramState.UNREADABLE) {
            return "programs.upload.unreadable";
        }
        return handedIn.isNew() ? "programs.upload.done" : "programs.upload.before";
    }

    private static String refuse(String text, String student, RedirectAttributes next) {
        next.addFlashAttribute("uploadProblem", text);
        next.addFlashAttribute("uploadTyped", student);
        return LIST + "#upload";
    }
}
