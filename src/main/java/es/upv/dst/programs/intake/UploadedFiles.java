// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.source.HandedInFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** The files of an upload. */
public final class UploadedFiles {

    /** The maximum number of files of a program. */
    public static final int MAX_FILES = 20;

    private UploadedFiles() {}

    /** Returns the files of a program; empty if there are none, or more than {@value #MAX_FILES}. */
    public static Optional<List<HandedInFile>> of(List<MultipartFile> parts) throws IOException {
        if (parts.isEmpty() || parts.size() > MAX_FILES) {
            return Optional.empty();
        }
        var files = new ArrayList<HandedInFile>();
        for (var part : parts) {
            files.add(new HandedInFile(Objects.requireNonNullElse(part.getOriginalFilename(), ""), part.getBytes()));
        }
        return Optional.of(files);
    }
}
