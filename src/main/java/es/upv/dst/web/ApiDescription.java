// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the parts of the OpenAPI description that all calls share. springdoc reads the other parts from the controllers.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ADMIN = "admin";

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        var info = new Info()
                .title("dst-lab")
                .description("The MQTT laboratory: enrolled students, issued codes and certified submissions.")
                .version("1")
                .license(new License().name("GPL-3.0-or-later"));
        var basic = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic");
        return new OpenAPI()
                .info(info)
                .components(new Components().addSecuritySchemes(ADMIN, basic))
                .addSecurityItem(new SecurityRequirement().addList(ADMIN));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("An error in the format of RFC 9457.")
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema());
    }

    /** Adds the schema here, since springdoc removes schemas that no call refers to before it customizes the calls. */
    @Bean
    OpenApiCustomizer errorResponses() {
        return description -> {
            description.schema(PROBLEM, problem());
            description
                    .getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(ApiDescription::addErrorResponse));
        };
    }

    /** Tags each call with its feature, which is the last part of the name of the controller's package. */
    @Bean
    OperationCustomizer tagCallsWithFeature() {
        return (call, handler) -> {
            var feature = handler.getBeanType().getPackageName();
            return call.tags(List.of(feature.substring(feature.lastIndexOf('.') + 1)));
        };
    }

    private static void addErrorResponse(Operation call) {
        var content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
        call.getResponses()
                .addApiResponse(
                        "default", new ApiResponse().description("An error").content(content));
    }
}
