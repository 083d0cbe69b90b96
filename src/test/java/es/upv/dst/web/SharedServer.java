// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.TestDatabase;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Starts the real server with its own database; all test classes with this annotation share one server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "dst.admin.password=" + HttpClients.PASSWORD)
@ContextConfiguration(initializers = SharedServer.OwnFolder.class)
@Import({HttpClients.class, FailingController.class})
public @interface SharedServer {

    class OwnFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var data = Files.createTempDirectory("dst-lab");
                TestPropertyValues.of("dst.data.dir=" + data, "dst.broker.port=" + FreePorts.free())
                        .and(TestDatabase.settings(data, ""))
                        .applyTo(context);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
