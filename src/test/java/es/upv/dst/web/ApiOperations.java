// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations in the OpenAPI description of a lab. */
record ApiOperations(JsonNode description) {

    /** An operation, with valid values in the place of its path variables. */
    record ApiOperation(String method, String path, JsonNode definition) {

        /** Returns the names of the parameters in this place, {@code path} or {@code query}; those of Paging apart. */
        List<String> parameters(String place) {
            return definition
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asString().equals(place))
                    .map(parameter -> parameter.get("name").asString())
                    .flatMap(name -> name.equals("paging") ? Stream.of("page", "size") : Stream.of(name))
                    .toList();
        }

        /** Returns the path with values for its variables, of which the named one has this value. */
        String path(String variable, String value) {
            return path.replace("{" + variable + "}", value)
                    .replace("{dni}", "00000001")
                    .replaceAll("\\{\\w+}", "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Stream<ApiOperation> all() {
        return description
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> new ApiOperation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    /** Returns the properties of the JSON object that an operation reads; none if it reads no such object. */
    JsonNode bodyProperties(ApiOperation operation) {
        var schema = operation.definition().at("/requestBody/content/application~1json/schema");
        var reference = schema.path("$ref").asString("");
        return (reference.isEmpty() ? schema : description.at(reference.substring(1))).path("properties");
    }
}
