// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Responds with a ZIP file, which a browser saves. */
public final class ZipDownload {

    public static final String MEDIA_TYPE = "application/zip";

    private ZipDownload() {}

    /**
     * Sends also the length of the file, so that a client can check that the file is complete.
     *
     * @param name the name with which a browser saves the file
     */
    public static void send(Path file, String name, HttpServletResponse response) throws IOException {
        response.setContentType(MEDIA_TYPE);
        response.setContentLengthLong(Files.size(file));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        Files.copy(file, response.getOutputStream());
    }
}
