# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules that several developer tools use: servers, the lab as a process, clients, measurements and reports."""
