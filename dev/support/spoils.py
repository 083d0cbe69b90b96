# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each promise of the container is broken on purpose, to see that dev/container-check/run notices."""
import dataclasses

# What is added to compose.yaml.
MORE = {"compose": "nonsense: 1\n"}
ALONE = ("volume", "user", "privileges", "root", "health", "memory", "cache", "silence", "secrets", "address", "crowd", "stop",
         "write", "data")
COMPOSED = ("compose", "broker", "database", "mail", "help")
SPOILS = ALONE + COMPOSED

VARIABLES = {
    "root": {"DST_DATA_DIR": "/srv/data"},
    "secrets": {"SPRING_CONFIG_IMPORT": "", "DST_ADMIN_PASSWORD": "demo"},
    "address": {"DST_BROKER_ADDRESS": "127.0.0.1"},
    "crowd": {"DST_REHEARSAL_PATIENCE": "1ms"},
    "data": {"DST_DATA_DIR": "/tmp/data"},
    "broker": {"DST_BROKER_URL": "", "DST_BROKER_PORT": "1884"},
    "database": {"SPRING_DATASOURCE_URL": "jdbc:h2:mem:elsewhere"},
    "mail": {"SPRING_MAIL_PORT": "1"},
    "help": {"DST_HELP_BROKERURL": ""},
}


def spoiled(what, image, order):
    start = image["Entrypoint"]
    jvm = start.index("-jar")
    image = {**image, **{
        "user": {"User": "0:0"},
        "volume": {"Volumes": None},
        "health": {"Healthcheck": {"Test": ["CMD", "true"]}},
        "memory": {"Entrypoint": [*start[:jvm], "-Xmx400m", *start[jvm:]]},
        "cache": {"Entrypoint": [word.replace("dst-lab.aot", "gone.aot") for word in start]},
        "silence": {"Entrypoint": [*start[:jvm], "-XX:AOTMode=off", *start[jvm:]]},
        "stop": {"Entrypoint": ["sh", "-c", " ".join(start) + "; true"]},
        "write": {"Entrypoint": ["sh", "-c", "touch /var/tmp/it; exec " + " ".join(start)]},
    }.get(what, {})}
    order = dataclasses.replace(order, environment={**order.environment, **VARIABLES.get(what, {})})
    if what in ("user", "privileges"):
        # Without its privileges root could not even write to /data, and would not come far enough.
        order = dataclasses.replace(order, drops_all=False, no_new_privileges=what == "user")
    return image, order
