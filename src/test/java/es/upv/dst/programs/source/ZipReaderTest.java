// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static es.upv.dst.programs.source.HandIn.PROGRAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reading ZIP archives, also those made for an attack. */
class ZipReaderTest {

    @Test
    void filesOfAnArchive_areReadAndToolsAreIgnored() {
        var zip = new ZipFile()
                .with("p/", "")
                .with("p/main.py", PROGRAM)
                .with("__MACOSX/p/._main.py", new byte[] {0, 5, 22})
                .with("p/.DS_Store", new byte[] {0})
                .with("p/__pycache__/main.cpython-313.pyc", new byte[] {0})
                .with("p/venv/Lib/site-packages/paho/client.py", "x = 1")
                .with("p/README.txt", "Esto es de la práctica")
                .with("p/capture.png", new byte[] {0})
                .withStored("p/more.py", "y = 1".getBytes(UTF_8));
        assertThat(HandIn.of("p.zip", zip.bytes()).read())
                .containsExactly(new SourceFile("main.py", PROGRAM), new SourceFile("more.py", "y = 1"));
    }

    @Test
    void pathsOutsideTheArchive_areOnlyNames() {
        var zip = new ZipFile()
                .with("../../x.py", "a = 1")
                .with("/etc/x.py", "b = 1")
                .with("C:\\x.py", "c = 1");
        assertThat(HandIn.of("p.zip", zip.bytes()).read())
                .containsExactly(
                        new SourceFile("x.py", "a = 1"),
                        new SourceFile("x.py", "b = 1"),
                        new SourceFile("x.py", "c = 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM437", "UTF-8"})
    void namesWithAccents_areDecoded(String charset) {
        var zip = new ZipFile(Charset.forName(charset))
                .with("Práctica_ñ.py", PROGRAM)
                .bytes();
        assertThat(HandIn.of("p.zip", zip).names()).containsExactly("Práctica_ñ.py");
    }

    @Test
    void nameInUtf8WithoutItsFlag_isDecoded() {
        var bytes = new ZipFile(Charset.forName("ISO-8859-1"))
                .with(new String("Práctica.py".getBytes(UTF_8), Charset.forName("ISO-8859-1")), PROGRAM)
                .bytes();
        assertThat(HandIn.of("p.zip", bytes).names()).containsExactly("Práctica.py");
    }

    @Test
    void archiveInAnArchive_isReadButNoDeeperOne() {
        var inner = new ZipFile().with("main.py", PROGRAM).bytes();
        var middle = new ZipFile().with("inner.zip", inner).bytes();
        var outer =
                new ZipFile().with("middle.zip", middle).with("a.py", PROGRAM).bytes();
        assertThat(HandIn.of("p.zip", middle).texts()).containsExactly(PROGRAM);
        assertThat(HandIn.of("p.zip", outer).refused())
                .isEqualTo(new ExtractedSource.Unreadable(UnreadableReason.NESTED_ARCHIVE, "inner.zip"));
    }

    @Test
    void highlyCompressedArchive_isRefused() {
        var zeros = new ZipFile().with("a.txt", new byte[30_000_000]).bytes();
        assertThat(HandIn.of("p.zip", zeros).refusal()).isEqualTo(UnreadableReason.COMPRESSION_RATIO);
        var ignored = new ZipFile().with("venv/a.bin", new byte[30_000_000]).with("a.py", PROGRAM);
        assertThat(HandIn.of("p.zip", ignored.bytes()).refusal()).isEqualTo(UnreadableReason.COMPRESSION_RATIO);
        var many = new ZipFile();
        for (int i = 0; i < 60; i++) {
            many.with(i + ".bin", new byte[900_000]);
        }
        assertThat(HandIn.of("p.zip", many.bytes()).refusal()).isEqualTo(UnreadableReason.COMPRESSION_RATIO);
        var nested = new ZipFile();
        for (int i = 0; i < 16; i++) {
            nested.with(i + ".zip", zeros);
        }
        assertThat(HandIn.of("42.zip", nested.bytes()).refusal()).isEqualTo(UnreadableReason.COMPRESSION_RATIO);
    }

    @Test
    void severalArchives_shareTheLimitOfDecompressedBytes() {
        var noise = new byte[3_000_000];
        new Random(15).nextBytes(noise);
        var zip = new ZipFile().with("data.bin", noise).bytes();
        var handIn = HandIn.of("a.py", PROGRAM);
        for (int i = 0; i < 30; i++) {
            handIn = handIn.and(i + ".zip", zip);
        }
        assertThat(handIn.refused())
                .isEqualTo(new ExtractedSource.Unreadable(
                        UnreadableReason.TOO_LARGE, "21.zip: more than 64000000 bytes decompressed"));
    }

    @Test
    void largeVirtualEnvironment_isIgnored() {
        var zip = new ZipFile().with("p/main.py", PROGRAM);
        for (int i = 0; i < 3_000; i++) {
            zip.with("p/venv/Lib/site-packages/pip/" + i + ".py", "x = 1");
        }
        assertThat(HandIn.of("p.zip", zip.bytes()).texts()).containsExactly(PROGRAM);
    }

    @Test
    void manyEntries_areRefused() {
        var zip = new ZipFile();
        for (int i = 0; i < 100_000; i++) {
            zip.with("venv/" + i, new byte[0]);
        }
        assertThat(HandIn.of("p.zip", zip.bytes()).refused())
                .isEqualTo(new ExtractedSource.Unreadable(
                        UnreadableReason.TOO_MANY_FILES, "p.zip: more than 10000 entries"));
    }

    @Test
    void wrongSizesInHeaders_areNotBelieved() {
        var zip = new ZipFile().withStored("main.py", PROGRAM.getBytes(UTF_8)).bytes();
        assertThat(HandIn.of("p.zip", ZipFile.withLocalSizes(zip, 5, 5)).refusal())
                .isEqualTo(UnreadableReason.BAD_ARCHIVE);
        assertThat(HandIn.of("p.zip", ZipFile.withLocalSizes(zip, Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .refusal())
                .isEqualTo(UnreadableReason.BAD_ARCHIVE);
        var bomb = ZipFile.withLocalSizes(
                new ZipFile().with("a.py", new byte[30_000_000]).bytes(), 10, 10);
        assertThat(HandIn.of("p.zip", bomb).refusal()).isEqualTo(UnreadableReason.COMPRESSION_RATIO);
    }

    @Test
    void encryptedEntry_isRefused() {
        var zip = ZipFile.withFlags(new ZipFile().with("main.py", PROGRAM).bytes(), 1);
        assertThat(HandIn.of("p.zip", zip).refusal()).isEqualTo(UnreadableReason.ENCRYPTED_ARCHIVE);
    }

    @Test
    void damagedArchive_isRefused() {
        var zip = new ZipFile().with("a.py", PROGRAM).with("b.py", PROGRAM).bytes();
        for (int length = 0; length < zip.length; length++) {
            assertThat(HandIn.of("p.zip", Arrays.copyOf(zip, length)).refusal())
                    .as("the first %d bytes", length)
                    .isEqualTo(UnreadableReason.BAD_ARCHIVE);
        }
        assertThat(HandIn.of("p.zip", "Rar!\u001A\u0007").refusal()).isEqualTo(UnreadableReason.BAD_ARCHIVE);
    }

    @Test
    void entryThatTheStreamDoesNotReach_isNotLost() {
        var zip = new ZipFile().with("a.py", PROGRAM).with("b.py", PROGRAM).bytes();
        var second = new String(zip, Charset.forName("ISO-8859-1")).indexOf("PK\3\4", 4);
        zip[second] = 'X';
        assertThat(HandIn.of("p.zip", zip).refused())
                .isEqualTo(new ExtractedSource.Unreadable(
                        UnreadableReason.BAD_ARCHIVE, "p.zip: 1 of 2 entries can be read"));
    }

    @Test
    void emptyArchive_hasNoSource() {
        assertThat(HandIn.of("p.zip", new ZipFile().bytes()).refusal()).isEqualTo(UnreadableReason.NO_SOURCE);
    }
}
