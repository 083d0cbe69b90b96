# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the shared servers and the labs of a measurement, and sends load to them."""
from contextlib import contextmanager

from resource_usage import SYS_TOPICS_EVERY_SECOND
from support.benchmark import WARMUP_FLOWS, wait_for_first_code
from support.lab_process import DEFAULT_PREFIX, LabProcess
from support.shared_servers import SharedServers
from support.waiting import wait_until


@contextmanager
def shared_servers(bench, prefixes=()):
    """The access rules of its Mosquitto allow DST and these prefixes."""
    servers = SharedServers(bench.new_folder(), [SYS_TOPICS_EVERY_SECOND, *bench.options.setting])
    try:
        for prefix in prefixes:
            servers.mosquitto.add_prefix(prefix)
        servers.mosquitto.start()
        yield servers
    finally:
        servers.close()


@contextmanager
def started_labs(bench, servers, *environments):
    """A lab for each of these environments. Does not wait until they are connected."""
    labs = []
    try:
        for environment in environments:
            labs.append(LabProcess(bench.new_folder(), bench.command, servers.mosquitto, **environment).start())
        yield labs
    finally:
        for lab in labs:
            lab.stop()


@contextmanager
def warm_lab(bench, servers):
    with started_labs(bench, servers, servers.environment()) as (lab,):
        lab.wait_connected()
        warm_up(bench, servers, lab)
        yield lab


def warm_up(bench, servers, lab):
    wait_for_first_code(lab)
    before = servers.smtp_sink.count()
    bench.warm_up(servers.mosquitto.port, lab.topic_prefix)
    wait_for_mails(servers, before + WARMUP_FLOWS)


def run_load(bench, servers, flows, window, first, prefix=DEFAULT_PREFIX):
    """Returns when all mails have been received, because they are part of what is measured."""
    before = servers.smtp_sink.count()
    figures = bench.run_load(servers.mosquitto.port, flows, window, qos=1, first=first, prefix=prefix)
    wait_for_mails(servers, before + flows)
    return figures


def wait_for_mails(servers, count):
    wait_until(lambda: servers.smtp_sink.count() >= count, 300, f"fewer than {count} mails were received", interval=0.1)
