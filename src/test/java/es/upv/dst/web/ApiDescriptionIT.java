// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Tests the OpenAPI description and Swagger UI. */
@SharedServer
class ApiDescriptionIT {

    private final HttpClients http;

    @Autowired
    ApiDescriptionIT(HttpClients http) {
        this.http = http;
    }

    @Test
    void apiDescription_containsTitleLoginAndProblems() {
        http.admin()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("dst-lab")
                .jsonPath("$.components.securitySchemes.admin.scheme")
                .isEqualTo("basic")
                .jsonPath("$.paths['/api/roster'].get.tags[0]")
                .isEqualTo("roster")
                .jsonPath("$.paths['/api/roster'].get.responses.default.content['application/problem+json']")
                .exists();
    }

    @Test
    void references_leadToSchemas() {
        var description = new JsonMapper()
                .readTree(http.admin()
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody());
        var references = description.findValuesAsString("$ref");
        assertThat(references)
                .contains("#/components/schemas/Problem")
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void swaggerUi_isServed() {
        http.admin().get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
        http.admin()
                .get()
                .uri("/swagger-ui/index.html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.TEXT_HTML);
    }
}
