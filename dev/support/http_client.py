# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP requests to the lab."""
import base64
import json
import urllib.request


def open_url(url, password=None, body=None, accept=None, seconds=30):
    """Returns the open response.

    Logs in as admin if there is a password. Sends the body as JSON by POST if there is one.
    """
    headers = {"Content-Type": "application/json"} if body else {}
    if password is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"admin:{password}".encode()).decode()
    if accept:
        headers["Accept"] = accept
    request = urllib.request.Request(url, data=json.dumps(body).encode() if body else None, headers=headers)
    return urllib.request.urlopen(request, timeout=seconds)
