// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.upload;

import es.upv.dst.web.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * A class list as a program or a browser sends it.
 *
 * @param charset the declared character set
 */
record RosterUpload(byte[] file, Optional<Charset> charset) {

    /** The body of a request. An absent body is an empty file. */
    static RosterUpload of(byte @Nullable [] body, Optional<MediaType> type) {
        return new RosterUpload(body == null ? new byte[0] : body, type.map(MediaType::getCharset));
    }

    /**
     * The only file of a form, whatever the name of its part. The text of a field with the name of the part is a file
     * too: {@code curl -F 'file=<list.csv'} sends such a field.
     */
    static RosterUpload of(MultipartHttpServletRequest form) throws IOException, ServletException {
        var files = form.getParts().stream()
                .filter(part ->
                        part.getSubmittedFileName() != null || part.getName().equals("file"))
                .toList();
        if (files.size() != 1) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "Send one file, as the part file of the form.",
                    Map.of("parts", form.getParts().stream().map(Part::getName).toList()));
        }
        var file = files.getFirst();
        try (var content = file.getInputStream()) {
            return new RosterUpload(content.readAllBytes(), charset(file.getContentType()));
        }
    }

    private static Optional<Charset> charset(@Nullable String type) {
        try {
            return Optional.ofNullable(type).map(MediaType::parseMediaType).map(MediaType::getCharset);
        } catch (InvalidMediaTypeException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The type of the file is none: " + type, Map.of());
        }
    }
}
