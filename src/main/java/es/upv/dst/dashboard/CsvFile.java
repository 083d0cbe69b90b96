// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.web.csv.Csv;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as a file that the browser saves, for a spreadsheet program in the language of the page. */
public final class CsvFile {

    private CsvFile() {}

    /** @param name the name of the file, without its extension */
    public static <T> ResponseEntity<List<T>> of(String name, List<T> rows) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Csv.TYPE))
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        LocaleContextHolder.getLocale().getLanguage())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(rows);
    }
}
