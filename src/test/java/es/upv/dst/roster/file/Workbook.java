// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks for tests, part by part, also invalid ones. */
public final class Workbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relationships = new StringBuilder();
    private int count;

    public Workbook() {
        parts.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument\
                .spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument\
                .spreadsheetml.sharedStrings+xml"/></Types>""");
    }

    /** Adds a sheet with these rows, each as XML. */
    public Workbook sheet(String name, String... rows) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(name, count, count));
        relationships.append("<Relationship Id=\"r%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(count, count));
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (var row : rows) {
            xml.append("<row>").append(row).append("</row>");
        }
        return part(
                "xl/worksheets/sheet" + count + ".xml",
                xml.append("</sheetData></worksheet>").toString());
    }

    /** Returns a row of texts, as XML. */
    public static String texts(String... texts) {
        var row = new StringBuilder();
        for (var text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.toString();
    }

    Workbook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() {
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONSHIPS, sheets));
        part("xl/_rels/workbook.xml.rels", "<Relationships>" + relationships + "</Relationships>");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
