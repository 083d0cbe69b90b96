# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP requests to the lab."""
import base64
import json
import urllib.request


def open_url(url, password=None, body=None, accept=None, seconds=30, method=None, content_type="application/json"):
    """Returns the open response.

    Logs in as admin if there is a password. Sends the body by POST, or by another method, if there is one: bytes as
    they are, anything else as JSON.
    """
    headers = {"Content-Type": content_type} if body else {}
    if password is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"admin:{password}".encode()).decode()
    if accept:
        headers["Accept"] = accept
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
    return urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=seconds)
