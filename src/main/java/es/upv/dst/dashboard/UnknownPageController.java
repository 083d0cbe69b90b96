// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Refuses requests to pages that do not exist, so that {@link PageErrors} answers them with a page. */
@Hidden
@Controller
class UnknownPageController {

    /** Other handlers are more specific, except that of the style sheets and scripts. */
    @RequestMapping("/dashboard/{section:(?!assets$).*}/**")
    void refuse() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
