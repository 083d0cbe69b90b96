// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page about a form that was refused because its token is that of an earlier session; and the refusal of requests
 * to pages that do not exist, so that {@link PageErrors} answers them with a page.
 */
@Hidden
@Controller
class RefusedRequestController {

    private static final String ROOT = "/dashboard";

    /** Spring Security forwards the request of the form. */
    @RequestMapping("/dashboard/refused-form")
    String page(HttpServletRequest request, Model model) {
        model.addAttribute("page", pageOf(request).orElse(request.getContextPath() + ROOT));
        return "dashboard/refused-form";
    }

    /** Other handlers are more specific, except that of the style sheets and scripts. */
    @RequestMapping("/dashboard/{section:(?!assets$).*}/**")
    void refuse() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Optional<String> pageOf(HttpServletRequest request) {
        try {
            return HttpMethod.POST.matches(request.getMethod())
                    ? Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                            .map(URI::create)
                            .map(page -> page.getRawQuery() == null
                                    ? page.getRawPath()
                                    : page.getRawPath() + "?" + page.getRawQuery())
                            .filter(page -> page.startsWith(request.getContextPath() + ROOT + "/"))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
