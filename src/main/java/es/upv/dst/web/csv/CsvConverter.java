// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import es.upv.dst.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Converts any collection of records to CSV. */
final class CsvConverter extends AbstractSmartHttpMessageConverter<Collection<? extends Record>> {

    private static final MediaType UTF_8_CSV =
            new MediaType(MediaType.parseMediaType(Csv.TYPE), StandardCharsets.UTF_8);

    CsvConverter() {
        super(MediaType.parseMediaType(Csv.TYPE));
        setDefaultCharset(StandardCharsets.UTF_8);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public Collection<? extends Record> read(
            ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints) {
        throw new HttpMessageNotReadableException("This converter does not read CSV; the features parse it", input);
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        return Collection.class.isAssignableFrom(valueClass) && row(type).isRecord() && canWrite(mediaType);
    }

    /** Ignores the class, because a raw class such as List does not reveal the type of its rows. */
    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> valueClass) {
        return getSupportedMediaTypes();
    }

    @Override
    protected void writeInternal(
            Collection<? extends Record> rows,
            ResolvableType type,
            HttpOutputMessage output,
            @Nullable Map<String, Object> hints)
            throws IOException {
        var format = CsvFormat.of(separator(), language(output.getHeaders()));
        var out = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        Csv.write(row(type), rows, format, out);
        out.flush();
    }

    /** Names UTF-8, because a caller may accept CSV in another character set only. */
    @Override
    protected void addDefaultHeaders(
            HttpHeaders headers, Collection<? extends Record> rows, @Nullable MediaType contentType)
            throws IOException {
        super.addDefaultHeaders(headers, rows, UTF_8_CSV);
        headers.setContentType(UTF_8_CSV);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static Optional<String> separator() {
        return Optional.ofNullable(request().getParameter("separator"));
    }

    /** Returns the language of a file that the browser saves, or else the first one that the request accepts. */
    private static Optional<Locale> language(HttpHeaders response) {
        var file = Optional.ofNullable(response.getContentLanguage());
        return file.or(CsvConverter::accepted);
    }

    private static Optional<Locale> accepted() {
        return Language.ranges(request()).stream()
                .map(Locale.LanguageRange::getRange)
                .filter(range -> !range.startsWith("*"))
                .map(Locale::forLanguageTag)
                .findFirst();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static Class<?> row(ResolvableType type) {
        return type.as(Collection.class).getGeneric().toClass();
    }

    /**
     * Adds CSV as the last format, so that a caller that accepts any format gets JSON. Removes YAML, which is
     * configured only because springdoc needs the YAML library.
     */
    @Component
    static final class Registration implements ServerHttpMessageConvertersCustomizer {

        @Override
        public void customize(ServerBuilder converters) {
            converters.configureMessageConvertersList(list -> {
                list.removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML));
                list.addLast(new CsvConverter());
            });
        }
    }
}
