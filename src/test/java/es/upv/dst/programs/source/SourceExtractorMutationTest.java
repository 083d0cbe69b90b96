// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static es.upv.dst.programs.source.HandIn.PROGRAM;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that damaged input causes no exception and no long computation. */
class SourceExtractorMutationTest {

    private static final int MUTATIONS = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(strings = {"p.zip", "p.ipynb", "p.py", "p.txt"})
    void mutatedInput_isReadOrRefused(String name) {
        var random = new Random(name.hashCode());
        var valid = valid(name);
        assertThat(HandIn.of(name, valid).texts()).isNotEmpty();
        for (int i = 0; i < MUTATIONS; i++) {
            var mutated = mutate(valid, random);
            var message = new String(mutated, ISO_8859_1);
            assertTimeout(
                    LIMIT, () -> HandIn.of(name, mutated).withMessage(message).extract(), () -> name + message);
        }
    }

    private static byte[] valid(String name) {
        return switch (name) {
            case "p.zip" -> zip();
            case "p.ipynb" -> notebook();
            default -> ("# -*- coding: latin-1 -*-\r\n" + PROGRAM + "# ñ\r\n").getBytes(ISO_8859_1);
        };
    }

    private static byte[] zip() {
        var inner = new ZipFile()
                .with("inner.py", PROGRAM)
                .with("n.ipynb", notebook())
                .bytes();
        return new ZipFile()
                .with("p/main.py", PROGRAM)
                .withStored("p/ñ.txt", PROGRAM.getBytes(UTF_8))
                .withStored("p/inner.zip", inner)
                .bytes();
    }

    private static byte[] notebook() {
        return ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"outputs\": [], \"source\": "
                        + "[\"%time\\n\", \"import paho\"]}, {\"cell_type\": \"code\", \"source\": \"x = 1\"}]}")
                .getBytes(UTF_8);
    }

    /** Changes, inserts, repeats or removes bytes, one to eight times. */
    private static byte[] mutate(byte[] valid, Random random) {
        var bytes = valid.clone();
        for (int times = 1 + random.nextInt(8); times > 0 && bytes.length > 1; times--) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(Math.min(40, bytes.length - from));
            switch (random.nextInt(5)) {
                case 0 -> bytes[from] = (byte) random.nextInt(256);
                case 1 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, from, to, (byte) (random.nextBoolean() ? 0xFF : 0));
                case 3 -> bytes = join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
                default -> bytes = join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
