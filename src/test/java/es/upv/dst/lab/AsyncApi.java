// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the wire, docs/asyncapi.yaml. */
public record AsyncApi(JsonNode document) {

    public static AsyncApi read() {
        try (var text = Files.newBufferedReader(Path.of("docs/asyncapi.yaml"))) {
            return new AsyncApi(new JsonMapper().valueToTree(new Yaml().load(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands at a place such as {@code /channels/code/address}. */
    public JsonNode at(String place) {
        var node = document.at(place);
        if (node.isMissingNode()) {
            throw new AssertionError("there is no " + place);
        }
        return node;
    }

    /** What a text of this schema looks like; in JSON Schema $ is the end, and not a line feed before it as in Java. */
    public Pattern pattern(String schema) {
        var written = at("/components/schemas/" + schema + "/pattern").asString();
        return Pattern.compile(written.replaceFirst("\\$$", "\\\\z"));
    }

    /** The examples of a message that is well formed. */
    public List<Example> examples(String message) {
        return examples(message, "examples");
    }

    /** The examples of what is malformed. */
    public List<Example> malformed(String message) {
        return examples(message, "x-malformed");
    }

    private List<Example> examples(String message, String kind) {
        return at("/components/messages/" + message + "/" + kind)
                .valueStream()
                .map(Example::of)
                .toList();
    }

    /**
     * One of them.
     *
     * @param summary what it is answered with, if anything
     */
    public record Example(String name, byte[] payload, String summary) {

        static Example of(JsonNode example) {
            var base64 = example.path("x-base64");
            return new Example(
                    example.get("name").asString(),
                    base64.isMissingNode()
                            ? example.get("payload").asString().getBytes(UTF_8)
                            : Base64.getDecoder().decode(base64.asString()),
                    example.path("summary").asString(""));
        }

        /** With U+FFFD where it is not UTF-8. */
        public String text() {
            return new String(payload, UTF_8);
        }
    }
}
