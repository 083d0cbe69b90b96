# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of the dashboard without a browser."""
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        """The login redirects to a page that costs more than the login."""
        return None


class DashboardSession:
    """Logged in from the start. It is for one thread at a time."""

    def __init__(self, lab, password):
        self.site = f"http://127.0.0.1:{lab.http_port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), NoRedirects)
        token = re.search(r'name="_csrf" value="([^"]+)"', self.get("/dashboard/login"))[1]
        form = urllib.parse.urlencode({"username": "admin", "password": password, "_csrf": token}).encode()
        try:
            self.opener.open(f"{self.site}/dashboard/login", form, timeout=60)
        except urllib.error.HTTPError as redirect:
            if redirect.headers["Location"].endswith("error"):
                raise SystemExit("the lab refused the password") from redirect

    def get(self, path):
        with self.opener.open(self.site + path, timeout=60) as response:
            return response.read().decode()

    def cookie_header(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)
