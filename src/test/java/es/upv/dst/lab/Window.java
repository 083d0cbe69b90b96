// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A window of Debian's Chromium, with nobody in front of it; its language is English. */
public final class Window implements AutoCloseable {

    private static final String AXE = "/axe.min.js";

    private final ChromeDriver chromium;
    private final String site;

    private Window(ChromeDriver chromium, String site) {
        this.chromium = chromium;
        this.site = site;
    }

    /** Opens one. The paths are given, so that Selenium looks for no browser of its own and fetches none. */
    public static Window at(String site) {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        // Where nothing glides, a click hits what it was aimed at.
        options.addArguments(
                "--headless=new",
                "--hide-scrollbars",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--force-prefers-reduced-motion",
                "--lang=en-US");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        return new Window(new ChromeDriver(service, options), site);
    }

    /** As a device of this width has it, which windows of a desk are not let be. */
    public Window isWide(int width) {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** Logged in by HTTP Basic. */
    public Window as(String name, String password) {
        var login = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        chromium.executeCdpCommand("Network.enable", Map.of());
        chromium.executeCdpCommand(
                "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", "Basic " + login)));
        return this;
    }

    /** What the browser has said of the pages, such as what it was not let run. */
    public List<String> complaints() {
        return chromium.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    public Window visits(String path) {
        chromium.get(site + path);
        return this;
    }

    public Window types(String field, String text) {
        var element = chromium.findElement(By.cssSelector(field));
        element.clear();
        element.sendKeys(text);
        return this;
    }

    public Window clicks(String what) {
        chromium.findElement(By.cssSelector(what)).click();
        return this;
    }

    /** Clicks what leads to another page, and waits for that. */
    public Window follows(String what) {
        chromium.executeScript("window.left = true");
        clicks(what);
        await().until(() -> Boolean.TRUE.equals(
                chromium.executeScript("return !window.left && document.readyState === 'complete'")));
        return this;
    }

    public String text(String where) {
        return chromium.findElement(By.cssSelector(where)).getText();
    }

    public String value(String field) {
        return String.valueOf(chromium.findElement(By.cssSelector(field)).getDomProperty("value"));
    }

    /** Whether it is in the window without scrolling, at least its beginning. */
    public boolean sees(String what) {
        return Boolean.TRUE.equals(chromium.executeScript("""
                const box = document.querySelector(arguments[0]).getBoundingClientRect();
                return box.top >= 0 && box.top < window.innerHeight""", what));
    }

    /** How many pixels one could scroll to the side. */
    public long overflow() {
        return (Long) chromium.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What axe finds that keeps people out: contrast, labels, landmarks and so on. */
    public List<?> barriers() {
        try (var axe = Window.class.getResourceAsStream(AXE)) {
            chromium.executeScript(new String(axe.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) chromium.executeAsyncScript("""
                const done = arguments[0];
                axe.run().then(found => done(found.violations.map(
                    wrong => wrong.id + ": " + wrong.nodes.map(node => node.html + node.failureSummary).join(" | "))))""");
    }

    /** The whole page, however long. */
    public void takesAPicture(Path file) throws IOException {
        var size = (Map<?, ?>)
                chromium.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        var clip = Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
        var picture = chromium.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
