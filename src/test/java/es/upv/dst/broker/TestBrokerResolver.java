// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Passes a running {@link TestBroker} to the constructor of a test class, and closes it at the end of the life cycle of
 * the instance: after each test, or after the class.
 */
final class TestBrokerResolver implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TestBrokerResolver.class);

    /** Without this, all instances of a class would share one broker. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBroker.class;
    }

    @Override
    public TestBroker resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        TemporaryBroker.class, _ -> new TemporaryBroker(openInTemporaryFolder()), TemporaryBroker.class)
                .broker();
    }

    private static TestBroker openInTemporaryFolder() {
        try {
            return TestBroker.open(Files.createTempDirectory("test-broker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JUnit closes it with the store of the context. */
    private record TemporaryBroker(TestBroker broker) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            broker.close();
            FileSystemUtils.deleteRecursively(broker.store());
        }
    }
}
