// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import es.upv.dst.dashboard.CsvFile;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The settings. They are changed outside of the lab, before its start. */
@Hidden
@Controller
class SettingsController {

    private final SettingsReader settings;

    SettingsController(SettingsReader settings) {
        this.settings = settings;
    }

    @GetMapping("/dashboard/settings")
    String page(Model model) {
        model.addAttribute("groups", settings.read());
        return "dashboard/settings";
    }

    @GetMapping("/dashboard/settings.csv")
    ResponseEntity<List<Setting>> csv() {
        return CsvFile.of(
                "settings",
                settings.read().stream()
                        .flatMap(group -> group.entries().stream())
                        .flatMap(entry -> entry.settings().stream())
                        .toList());
    }
}
