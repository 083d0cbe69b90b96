// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint that fails, and one that returns a list with a spreadsheet formula. */
@TestComponent
@RestController
class FailingController {

    static final String SECRET = "jdbc:secret";

    @GetMapping("/faulty")
    List<Cell> fail() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/cells/{number}")
    List<Cell> list(@PathVariable int number) {
        return List.of(new Cell(-number, "=1+1"));
    }

    record Cell(int number, String text) {}
}
