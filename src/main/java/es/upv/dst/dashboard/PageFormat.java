// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.roster.MaskedText;
import es.upv.dst.web.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How the templates show times and DNIs, as the bean {@code format}. Times are those of Madrid. */
@Component("format")
public class PageFormat {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final InstantSource clock;

    PageFormat(InstantSource clock) {
        this.clock = clock;
    }

    /** The time with seconds, and the date before it unless it is today; empty if there is no time. */
    public String time(@Nullable Instant time) {
        if (time == null) {
            return "";
        }
        var local = time.atZone(MADRID);
        var today = LocalDate.ofInstant(clock.instant(), MADRID);
        var clockTime = formatter("HH:mm:ss").format(local);
        return local.toLocalDate().equals(today) ? clockTime : date(time) + " " + clockTime;
    }

    /** The date, such as 29 nov 2026; empty if there is no time. */
    public String date(@Nullable Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(language().timeLocale())
                        .format(time.atZone(MADRID));
    }

    /** The value of an input for date and time, in the time of Madrid; empty if there is no time. */
    public String input(@Nullable Instant time) {
        return time == null ? "" : formatter("uuuu-MM-dd'T'HH:mm").format(time.atZone(MADRID));
    }

    /** A text in which four digits of each DNI are shown. */
    public String dni(@Nullable Object text) {
        return MaskedText.of(text);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language().timeLocale());
    }

    private static Language language() {
        return Language.EN.locale().equals(LocaleContextHolder.getLocale()) ? Language.EN : Language.ES;
    }
}
