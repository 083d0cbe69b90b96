// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A feature that fails, and one that lists what a spreadsheet would run. */
@TestComponent
@RestController
class FailingController {

    static final String SECRET = "jdbc:secret";

    @GetMapping("/faulty")
    List<Cell> fails() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/cells/{number}")
    List<Cell> lists(@PathVariable int number) {
        return List.of(new Cell(-number, "=1+1"));
    }

    record Cell(int number, String text) {}
}
