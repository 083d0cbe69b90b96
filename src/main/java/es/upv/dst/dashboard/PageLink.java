// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a page with its parameters, without the host. */
public final class PageLink {

    private static final String PAGE = "page";

    private final String uri;

    /** @param uri the path, and perhaps parameters */
    PageLink(String uri) {
        this.uri = uri;
    }

    static PageLink of(HttpServletRequest request) {
        var uri = ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .build();
        return new PageLink(uri.toUriString());
    }

    /** Returns the address with this parameter instead of the parameter with the same name. */
    public String with(String parameter, Object value) {
        return builder().replaceQueryParam(parameter, value).build().toUriString();
    }

    /** Returns the address of the file with the rows of all pages of this list. */
    public String csv() {
        var builder = builder().replaceQueryParam(PAGE);
        return builder.replacePath(builder.build().getPath() + ".csv").build().toUriString();
    }

    private UriComponentsBuilder builder() {
        return UriComponentsBuilder.fromUriString(uri);
    }
}
