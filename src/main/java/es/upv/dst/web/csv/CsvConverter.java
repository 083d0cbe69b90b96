// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Converts any collection of records to CSV. */
final class CsvConverter extends AbstractSmartHttpMessageConverter<Collection<? extends Record>> {

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
        var out = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        Csv.write(row(type), rows, CsvFormat.of(output.getHeaders()), out);
        out.flush();
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
