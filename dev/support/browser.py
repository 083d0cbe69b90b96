# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium in Spanish, through chromedriver, that takes pictures of pages."""
import base64
import json
import subprocess
import urllib.request

from support.ports import free_port, is_listening
from support.process_stats import command_line, cpu_seconds, descendants
from support.programs import find_program
from support.waiting import wait_until

HOST = "dst.example.org"  # the pictures show this name instead of the port, which changes with each run
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name of an element's id in the WebDriver protocol


class Browser:
    def __init__(self, lab_port):
        self.port = free_port()
        self.driver = subprocess.Popen([find_program("chromedriver"), f"--port={self.port}"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: is_listening(self.port), 30, "chromedriver did not start", self.driver)
        arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=es",
                     "--accept-lang=es", "--force-prefers-reduced-motion", "--disable-features=HttpsUpgrades",
                     f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{lab_port}"]
        options = {"binary": find_program("chromium"), "args": arguments}
        answer = self._call("/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.session = "/session/" + answer["sessionId"]

    def _call(self, path, body, method="POST"):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method,
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=300) as response:
            return json.load(response)["value"]

    def _command(self, name, **parameters):
        """A command of the Chrome DevTools Protocol."""
        return self._call(f"{self.session}/goog/cdp/execute", {"cmd": name, "params": parameters})

    def emulate(self, width, dark=False):
        """Emulates a screen, and the theme that its owner prefers."""
        self._command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                      mobile=width < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._command("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, path):
        self._call(f"{self.session}/url", {"url": f"http://{HOST}{path}"})

    def run(self, script, *arguments):
        """Runs JavaScript in the page."""
        return self._call(f"{self.session}/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self._call(f"{self.session}/element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, selector, text):
        """Types into a field, or chooses a file by its path."""
        self._call(f"{self.session}/element/{self.find(selector)}/value", {"text": text})

    def click(self, selector, shown):
        """Clicks, and waits for an element that is shown afterwards."""
        self._call(f"{self.session}/element/{self.find(selector)}/click", {})
        self.wait_for(shown)

    def wait_for(self, selector):
        wait_until(lambda: self.run("return document.readyState === 'complete' && "
                                    "document.querySelector(arguments[0]) !== null", selector),
                   120, f"no element {selector}")

    def sign_in(self, password):
        self.open("/dashboard/login")
        self.type("#password", password)
        self.click("main button", ".menu")

    def link(self, selector):
        """The path to which the first such link leads; empty if there is none."""
        return self.run("return document.querySelector(arguments[0])?.getAttribute('href') ?? ''", selector)

    def replace(self, text, shown):
        """Shows another text in the page instead of this one, which changes with each run."""
        self.run("""
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              texts.currentNode.data = texts.currentNode.data.replaceAll(arguments[0], arguments[1]);
            }""", text, shown)

    def overflow(self):
        """The pixels by which the page is wider than the window."""
        return self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def errors(self):
        """The messages of the console since the last call."""
        return [entry["message"] for entry in self._call(f"{self.session}/se/log", {"type": "browser"})]

    def picture(self, height):
        """A PNG file of the page up to this height."""
        size = self._command("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], height), "scale": 1}
        answer = self._command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(answer["data"])

    def enable_metrics(self):
        self._command("Performance.enable")

    def metrics(self):
        """What the tab has used until now: durations in seconds, memory in bytes."""
        return {metric["name"]: metric["value"] for metric in self._command("Performance.getMetrics")["metrics"]}

    def tab_pid(self):
        """The process that has used the processor most of those that show pages."""
        renderers = [pid for pid in descendants(self.driver.pid) if "--type=renderer" in command_line(pid)]
        return max(renderers, key=cpu_seconds)

    def close(self):
        try:
            self._call(self.session, None, "DELETE")
        finally:
            self.driver.terminate()
            self.driver.wait()
