// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.IOException;
import java.nio.file.Path;

/** What a broker at localhost shows over TLS, and who trusts it. */
public record Certificate(Path key, Path certificate, Path trusted) {

    private static final String STORE_PASSWORD = "changeit";

    /** A new one that nobody has signed. */
    public static Certificate in(Path folder) throws IOException, InterruptedException {
        var made =
                new Certificate(folder.resolve("key.pem"), folder.resolve("cert.pem"), folder.resolve("trusted.p12"));
        Command.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                1,
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                made.key,
                "-out",
                made.certificate);
        Command.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                "-importcert",
                "-noprompt",
                "-alias",
                "broker",
                "-storepass",
                STORE_PASSWORD,
                "-file",
                made.certificate,
                "-keystore",
                made.trusted);
        return made;
    }

    /** For a Mosquitto that speaks TLS alone. */
    public String[] settings() {
        return new String[] {"keyfile " + key, "certfile " + certificate};
    }

    /** For a lab that is on such a Mosquitto. */
    public String[] jvm(String url) {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + trusted,
            "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD,
            "-Ddst.broker.url=" + url,
            "-Ddst.broker.username=" + Mosquitto.TEACHER,
            "-Ddst.broker.password=" + Mosquitto.TEACHER
        };
    }
}
