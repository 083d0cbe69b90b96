// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The languages of the pages. */
public enum Language {
    /** The default, for browsers that accept neither language. */
    ES("es", "es"),
    EN("en", "en-GB");

    private static final int MAX_HEADER = 500;

    private final Locale locale;
    private final Locale timeLocale;

    /** @param times the locale of times, with 24 hours */
    Language(String locale, String timeLocale) {
        this.locale = Locale.of(locale);
        this.timeLocale = Locale.forLanguageTag(timeLocale);
    }

    public Locale locale() {
        return locale;
    }

    /** The locale of dates and times, with 24 hours. */
    public Locale timeLocale() {
        return timeLocale;
    }

    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == ES ? EN : ES;
    }

    /**
     * The language that was chosen on the page, else the first supported language of the browser, else Spanish.
     *
     * @param chosen the tag from the link, unvalidated
     */
    public static Language of(String chosen, HttpServletRequest request) {
        return Stream.concat(Stream.of(chosen), accepted(request))
                .flatMap(tag -> Arrays.stream(values())
                        .filter(language -> language.tag().equals(tag)))
                .findFirst()
                .orElse(ES);
    }

    private static Stream<String> accepted(HttpServletRequest request) {
        return ranges(request).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-")[0]);
    }

    /**
     * The languages that a request accepts, the preferred one first; none if the header is missing, malformed or longer
     * than those of browsers, whose parsing is quadratic. Then getLocales() would return the locale of this machine.
     */
    public static List<Locale.LanguageRange> ranges(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                    .filter(header -> header.length() <= MAX_HEADER)
                    .map(Locale.LanguageRange::parse)
                    .orElse(List.of());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // An older JDK throws the second one for a hyphen alone.
            return List.of();
        }
    }
}
