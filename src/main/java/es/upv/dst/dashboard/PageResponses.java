// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Redirects with the status 303, so that the browser gets the next page by GET after a form. */
@Configuration(proxyBeanMethods = false)
class PageRedirects {

    PageRedirects(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }
}
