// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.live;

import es.upv.dst.events.LabState;
import es.upv.dst.events.progress.LiveClass;
import io.nayuki.qrcodegen.QrCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The view for the projector: counters, the chart and the address of the help page, without personal data. */
@Hidden
@Controller
class ProjectorController {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final LiveClass liveClass;
    private final LabState state;

    ProjectorController(LiveClass liveClass, LabState state) {
        this.liveClass = liveClass;
        this.state = state;
    }

    @GetMapping("/dashboard/projector")
    String page(Model model) {
        var snapshot = liveClass.snapshot();
        var help =
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/").build();
        model.addAttribute("helpPage", help.toUriString());
        model.addAttribute("loopback", LOOPBACK.contains(String.valueOf(help.getHost())));
        model.addAttribute("qrCode", qrCode(help.toUriString()));
        model.addAttribute("certified", snapshot.certified());
        model.addAttribute("minutes", snapshot.minutes());
        model.addAttribute("lab", state.read(snapshot));
        return "dashboard/projector";
    }

    private static QrCodeView qrCode(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return new QrCodeView(code.size, path.toString());
    }

    /** @param path the black squares as a path of SVG, with squares of size 1 */
    record QrCodeView(int size, String path) {}
}
