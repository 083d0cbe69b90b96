// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Matches requests with a multipart body, by any method. The first access to a parameter, on any path, reads the whole
 * body into memory. So only the admin may send one.
 */
final class MultipartRequestMatcher {

    private MultipartRequestMatcher() {}

    static boolean isMultipart(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
    }
}
