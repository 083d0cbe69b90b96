// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * What a workbook may contain, so that a hostile one costs little memory. The library that reads workbooks allocates
 * what the address of a cell or the number of a text claims (fastexcel-reader 0.20.2, {@code RowSpliterator.ensureSize}
 * and {@code SST.readUpTo}). This class reads entries and XML as the library does.
 */
final class WorkbookLimits {

    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_UNZIPPED = 20 * 1024 * 1024;
    private static final int MAX_TEXTS = 1_000_000;
    private static final int MAX_FORMULA = 8_192;
    private static final int MAX_ARRAY_FORMULAS = 100;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z]{1,2}[0-9]{1,7}");
    private static final XMLInputFactory XML = xml();

    private int unzipped;
    private int arrayFormulas;

    private WorkbookLimits() {}

    /**
     * Returns whether the file is a workbook of Excel, and no other ZIP. Throws an exception if it is damaged, or too
     * large when it is unpacked.
     */
    static boolean check(byte[] file) throws IOException {
        try (var channel = new SeekableInMemoryByteChannel(file);
                var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            new WorkbookLimits().check(zip);
            return Collections.list(zip.getEntries()).stream()
                    .anyMatch(entry -> entry.getName().startsWith("xl/"));
        }
    }

    private void check(ZipFile zip) throws IOException {
        var entries = Collections.list(zip.getEntries());
        require(entries.size() <= MAX_ENTRIES);
        for (var entry : entries) {
            try (var input = zip.getInputStream(entry)) {
                var content = input.readNBytes(MAX_UNZIPPED - unzipped + 1);
                unzipped += content.length;
                require(unzipped <= MAX_UNZIPPED);
                checkEntry(content);
            }
        }
    }

    /** Checks an entry up to its end, or up to where the library fails too. */
    private void checkEntry(byte[] content) throws IOException {
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(content));
            Optional<String> cellType = Optional.empty();
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    cellType = checkElement(reader, cellType);
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    cellType = Optional.empty();
                }
            }
        } catch (XMLStreamException e) {
            // No XML, such as a picture.
        }
    }

    /** @param cellType the type of the cell around the element; empty outside of cells */
    private Optional<String> checkElement(XMLStreamReader reader, Optional<String> cellType)
            throws XMLStreamException, IOException {
        switch (reader.getLocalName()) {
            case "c" -> {
                var address = reader.getAttributeValue(null, "r");
                require(cellType.isEmpty()
                        && (address == null || ADDRESS.matcher(address).matches()));
                return Optional.of(Objects.requireNonNullElse(reader.getAttributeValue(null, "t"), "n"));
            }
            case "f" -> {
                arrayFormulas += "array".equals(reader.getAttributeValue(null, "t")) ? 1 : 0;
                require(arrayFormulas <= MAX_ARRAY_FORMULAS && text(reader).length() <= MAX_FORMULA);
            }
            case "v" -> require(isNumberOfText(text(reader)) || !cellType.equals(Optional.of("s")));
            default -> {}
        }
        return cellType;
    }

    private static boolean isNumberOfText(String text) {
        return text.matches("[0-9]{0,7}") && (text.isEmpty() || Integer.parseInt(text) <= MAX_TEXTS);
    }

    /** Returns the text of an element and of the elements in it, as the library does. */
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        for (var depth = 1; depth > 0 && reader.hasNext(); ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("the workbook is larger than a class list");
        }
    }

    private static XMLInputFactory xml() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
