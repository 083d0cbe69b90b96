// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.live;

import es.upv.dst.events.LabState;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.events.progress.LiveClass;
import es.upv.dst.events.progress.ProgressState;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The live page. The browser updates it by the events of the lab, from the position at which it was rendered. */
@Hidden
@Controller
class LiveController {

    /** More than fit on a screen. */
    private static final int MAX_STUCK = 12;

    private final LiveClass liveClass;
    private final LabState state;
    private final StudentKeys keys;
    private final InstantSource clock;

    LiveController(LiveClass liveClass, LabState state, StudentKeys keys, InstantSource clock) {
        this.liveClass = liveClass;
        this.state = state;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/dashboard")
    String start() {
        return "redirect:/dashboard/live";
    }

    @GetMapping("/dashboard/live")
    String page(Model model) {
        var snapshot = liveClass.snapshot();
        addStuck(snapshot, model);
        model.addAttribute("position", snapshot.position());
        model.addAttribute("students", snapshot.students());
        model.addAttribute("certified", snapshot.certified());
        model.addAttribute("states", ProgressState.values());
        model.addAttribute("minutes", snapshot.minutes());
        model.addAttribute("lab", state.read(snapshot));
        return "dashboard/live";
    }

    /** The list of those who need help, which changes with time too. Many pages ask for it, so it reads no tables. */
    @GetMapping("/dashboard/live/stuck")
    String stuck(Model model) {
        addStuck(liveClass.latest(), model);
        return "dashboard/live :: stuck";
    }

    private void addStuck(LiveClass.Snapshot snapshot, Model model) {
        var stuck = StuckStudents.of(snapshot.students(), clock.instant());
        model.addAttribute("stuck", stuck.stream().limit(MAX_STUCK).toList());
        model.addAttribute("moreStuck", Math.max(0, stuck.size() - MAX_STUCK));
        model.addAttribute("keys", keys);
    }
}
