// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.jsoup.select.NodeVisitor;

/** Decodes the text of a mail to plain text with its line breaks, because the text can be the source of a program. */
final class MailText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final TagSet HTML = TagSet.Html();

    private MailText() {}

    /** Decodes bytes by the charset that the mail declares, else as UTF-8, else as Windows-1252. */
    static String decode(byte[] bytes, ContentType type) {
        return charset(type)
                .flatMap(declared -> decode(bytes, declared))
                .or(() -> decode(bytes, UTF_8))
                .orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    private static Optional<Charset> charset(ContentType type) {
        try {
            return Optional.ofNullable(type.getParameter("charset"))
                    .map(MimeUtility::javaCharset)
                    .map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Joins the lines that the mail program of the sender has broken (RFC 3676), and removes the space that it has
     * inserted before a line that begins with a space.
     */
    static String unwrap(String text, ContentType type) {
        if (!"flowed".equalsIgnoreCase(type.getParameter("format"))) {
            return text;
        }
        var deletesSpace = "yes".equalsIgnoreCase(type.getParameter("delsp"));
        var unwrapped = new StringBuilder();
        for (var line : text.lines().toList()) {
            var unstuffed = line.startsWith(" ") ? line.substring(1) : line;
            if (unstuffed.endsWith(" ") && !unstuffed.equals("-- ")) {
                unwrapped.append(unstuffed, 0, unstuffed.length() - (deletesSpace ? 1 : 0));
            } else {
                unwrapped.append(unstuffed).append('\n');
            }
        }
        return unwrapped.toString();
    }

    /**
     * Returns the text of HTML, with the line breaks that a browser would show.
     *
     * <p>The tree is that of XML. That of HTML would repeat formatting such as {@code <b>}, with its attributes, in
     * each paragraph after it: a hundred times the memory of the text or more.
     */
    static String ofHtml(String html) {
        var text = new StringBuilder();
        var parser = Parser.xmlParser().tagSet(new TagSet().onNewTag(MailText::defineAsInHtml));
        parser.parseInput(html, "").traverse(new TextVisitor(text));
        return text.toString();
    }

    private static void defineAsInHtml(Tag tag) {
        var defined = HTML.get(tag.normalName(), Parser.NamespaceHtml);
        if (defined != null) {
            IntStream.of(Tag.Void, Tag.Block, Tag.Data, Tag.RcData)
                    .filter(defined::is)
                    .forEach(tag::set);
        }
        if (tag.normalName().equals("title")) {
            // It is not shown with the text.
            tag.clear(Tag.RcData).set(Tag.Data);
        }
    }

    private record TextVisitor(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> append(words);
                case Element element when element.normalName().equals("br") -> text.append('\n');
                case Element element when element.isBlock() -> beginLine();
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                beginLine();
            }
        }

        private void append(TextNode words) {
            if (words.parent() instanceof Element parent && parent.closest("pre") != null) {
                var whole = words.getWholeText();
                text.append(isFirst(words, parent) ? whole.replaceFirst("^\\R", "") : whole);
                return;
            }
            var collapsed = WHITE_SPACE.matcher(words.getWholeText()).replaceAll(" ");
            text.append(isAtLineStart() && collapsed.startsWith(" ") ? collapsed.substring(1) : collapsed);
        }

        /** HTML ignores a line break directly after {@code <pre>}. */
        private static boolean isFirst(TextNode words, Element parent) {
            return parent.normalName().equals("pre") && words.previousSibling() == null;
        }

        private void beginLine() {
            if (!isAtLineStart()) {
                text.append('\n');
            }
        }

        private boolean isAtLineStart() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }
    }
}
