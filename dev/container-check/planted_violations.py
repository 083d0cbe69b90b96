# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each property of the container is violated on purpose, to verify that the check reports it."""
import dataclasses

# Added to compose.yaml.
COMPOSE_TEXT = {"compose": "nonsense: 1\n"}
# Of a container on its own, and of the containers of compose.yaml.
SINGLE = ("volume", "user", "privileges", "root", "health", "memory", "cache", "cache-message", "secrets", "address",
          "many-students", "stop", "write", "data")
COMPOSED = ("compose", "broker", "database", "mail", "help")
VIOLATIONS = SINGLE + COMPOSED

VARIABLES = {
    "root": {"DST_DATA_DIR": "/srv/data"},
    "secrets": {"SPRING_CONFIG_IMPORT": "", "DST_ADMIN_PASSWORD": "demo"},
    "address": {"DST_BROKER_ADDRESS": "127.0.0.1"},
    "many-students": {"DST_REHEARSAL_PATIENCE": "1ms"},
    "data": {"DST_DATA_DIR": "/tmp/data"},
    "broker": {"DST_BROKER_URL": "", "DST_BROKER_PORT": "1884"},
    "database": {"SPRING_DATASOURCE_URL": "jdbc:h2:mem:elsewhere"},
    "mail": {"SPRING_MAIL_PORT": "1"},
    "help": {"DST_HELP_BROKERURL": ""},
}


def violate(violation, image_config, options):
    """The configuration of the image and the run options with this violation."""
    entrypoint = image_config["Entrypoint"]
    jar = entrypoint.index("-jar")
    image_config = {**image_config, **{
        "user": {"User": "0:0"},
        "volume": {"Volumes": None},
        "health": {"Healthcheck": {"Test": ["CMD", "true"]}},
        "memory": {"Entrypoint": [*entrypoint[:jar], "-Xmx400m", *entrypoint[jar:]]},
        "cache": {"Entrypoint": without_cache(entrypoint)},
        "cache-message": {"Entrypoint": [*entrypoint[:jar], "-XX:AOTMode=off", *entrypoint[jar:]]},
        "stop": {"Entrypoint": ["sh", "-c", " ".join(entrypoint) + "; true"]},
        "write": {"Entrypoint": ["sh", "-c", "touch /var/tmp/it; exec " + " ".join(entrypoint)]},
    }.get(violation, {})}
    environment = {**options.environment, **VARIABLES.get(violation, {})}
    options = dataclasses.replace(options, environment=environment)
    if violation in ("user", "privileges"):
        # Without capabilities root could not write to /data, and the lab would not start.
        options = dataclasses.replace(options, drops_all=False, no_new_privileges=violation == "user")
    return image_config, options


def without_cache(entrypoint):
    """The same command with the path of a start-up cache that does not exist."""
    return [word.replace("dst-lab.aot", "missing.aot") for word in entrypoint]
