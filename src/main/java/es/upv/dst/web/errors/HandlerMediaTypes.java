// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Says which media types an address accepts and responds with. */
@Component
class HandlerMediaTypes {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    /** @param handlers resolved on use, because the handlers depend on the handling of errors */
    HandlerMediaTypes(ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    String accepted(HttpMediaTypeNotSupportedException e, WebRequest request) {
        var header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String sent;
        if (header == null) {
            sent = "The request has no header Content-Type";
        } else if (e.getContentType() == null) {
            sent = "The header Content-Type cannot be read: " + header;
        } else {
            sent = "The media type of the body is " + e.getContentType();
        }
        return "%s; this address accepts %s.".formatted(sent, list(e.getSupportedMediaTypes()));
    }

    /**
     * Lists the media types of all handler methods of the address, because the exception only has those of the handler
     * method that was tried last.
     */
    String produced(HttpMediaTypeNotAcceptableException e, WebRequest request) {
        var pattern =
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        var others = handlers.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(mapping -> mapping.getPatternValues().contains(String.valueOf(pattern)))
                .flatMap(mapping -> mapping.getProducesCondition().getProducibleMediaTypes().stream());
        return "This address responds with %s, of which the header Accept names none."
                .formatted(list(Stream.concat(e.getSupportedMediaTypes().stream(), others)
                        .toList()));
    }

    private static String list(Collection<MediaType> types) {
        return types.stream()
                .filter(MediaType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
