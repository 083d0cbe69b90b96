// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the licences in the bill of materials that the build has written and packs into the jar; see pom.xml. */
class LicencesTest {

    private static final Path BOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyComponentInTheJar_isCompatibleWithTheGpl() throws IOException {
        assertThat(BOM)
                .as("written by ./mvnw test without -o and -Dtest, or with -Dcyclonedx.skip=false")
                .exists();
        var bom = JSON.readTree(Files.readString(BOM));
        assertThat(bom.path("components").size()).isGreaterThan(100);
        assertThat(bom.path("components")
                        .valueStream()
                        .map(component -> component.path("name").asString()))
                .contains("artemis-server", "h2", "spring-webmvc")
                .doesNotContain("junit-jupiter", "selenium-api");
        assertThat(LicenceRule.incompatible(bom)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "[] ! false",
                "[{'license':{'id':'EPL-1.0'}}] ! false",
                "[{'license':{'id':'AGPL-3.0-only'}}] ! false",
                "[{'license':{'id':'GPL-2.0-only'}}] ! false",
                "[{'license':{'name':'Our own'}}] ! false",
                "[{'expression':'MIT AND EPL-1.0'}] ! false",
                "[{'expression':'EPL-1.0 OR MIT'}] ! true",
                "[{'license':{'id':'EPL-2.0'}},{'license':{'id':'BSD-3-Clause'}}] ! true",
                "[{'license':{'id':'MIT'}}] ! true"
            })
    void plantedLicence_isReportedUnlessItIsCompatible(String licences, boolean compatible) {
        assertThat(LicenceRule.incompatible(bomWith("example", licences)).isEmpty())
                .isEqualTo(compatible);
    }

    @Test
    void reviewedComponent_isReportedWhenItsLicenceChanges() {
        var paho = "org.eclipse.paho.mqttv5.client";
        assertThat(LicenceRule.incompatible(bomWith(paho, "[{'license':{'id':'EPL-2.0'}}]")))
                .isEmpty();
        assertThat(LicenceRule.incompatible(bomWith(paho, "[{'license':{'id':'EPL-1.0'}}]")))
                .containsExactly("org.eclipse.paho:" + paho + " [EPL-1.0]");
    }

    private static JsonNode bomWith(String name, String licences) {
        return JSON.readTree("{'components':[{'group':'org.eclipse.paho','name':'%s','licenses':%s}]}"
                .formatted(name, licences)
                .replace('\'', '"'));
    }
}
