# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The image as the Dockerfile has it, built by buildah without a Docker engine, on stand-ins for the images that it is made from."""
import json
import os
import re
import shutil
import subprocess

from mosquitto import program
from service import java

PROJECT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUILDER, RUNTIME, IMAGE = "maven:3-eclipse-temurin-25", "eclipse-temurin:25-jre", "dst-lab"
# What a JRE has, of the modules of the JDK.
MODULES = ("java.se,jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.dynalink,jdk.httpserver,jdk.jdwp.agent,"
           "jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.naming.rmi,jdk.net,jdk.nio.mapmode,"
           "jdk.sctp,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs")
HOME = "/opt/java/openjdk"
MAVEN = "/usr/share/maven"


class Images:
    """A storage of buildah's of its own, in one folder."""

    def __init__(self, folder):
        self.folder = folder
        self.options = ["--root", os.path.join(folder, "storage"), "--runroot", os.path.join(folder, "run"),
                        "--storage-driver", "vfs"]

    def buildah(self, command, *words):
        """What it prints, without the progress, which goes to standard error."""
        said = subprocess.run([program("buildah"), *self.options, command, *words], stdout=subprocess.PIPE, text=True)
        if said.returncode:
            raise SystemExit(f"buildah {command} ended with {said.returncode}")
        return said.stdout.strip()

    def has(self, name):
        listed = self.buildah("images", "--json")
        return any(full.endswith("/" + (name if ":" in name else name + ":latest"))
                   for image in json.loads(listed or "[]") or [] for full in image.get("names") or [])

    def build(self):
        for name, made in ((RUNTIME, self._jre), (BUILDER, self._jdk)):
            if not self.has(name):
                self._stand_in(name, made)
        settings = os.path.expanduser("~/.m2/settings.xml")
        own = ["--volume", f"{settings}:{MAVEN}/conf/settings.xml:ro"] if os.path.exists(settings) else []
        # In Docker's format, since the other one has no health check.
        run(program("buildah"), *self.options, "bud", "--isolation", "chroot", "--pull=never", "--format", "docker", *own,
            "--tag", IMAGE, "--file", os.path.join(PROJECT, "Dockerfile"), PROJECT)
        # The image that had this name before.
        self.buildah("rmi", "--prune", "--force")

    def inspect(self):
        """The image's settings, as Docker keeps them."""
        return json.loads(self.buildah("inspect", "--type", "image", IMAGE))["Docker"]["config"]

    def unpacked(self):
        """A folder with the image's files, and what takes it away."""
        container = self.buildah("from", "--pull-never", IMAGE)
        return self.buildah("mount", container), lambda: self.buildah("rm", container)

    def _stand_in(self, name, made):
        container = self.buildah("from", "scratch")
        root = self.buildah("mount", container)
        run("cp", "-a", self._debian() + "/.", root)
        path = made(container, root)
        self.buildah("config", "--env", f"JAVA_HOME={HOME}", "--env", f"PATH={path}", "--env", "LANG=C.UTF-8", container)
        self.buildah("commit", "--rm", container, name)

    def _debian(self):
        """This machine's release, as small as it comes."""
        tree = os.path.join(self.folder, "debian")
        if not os.path.exists(tree + ".done"):
            with open("/etc/os-release") as about:
                release = re.search(r"VERSION_CODENAME=(\w+)", about.read())[1]
            run(program("debootstrap"), "--variant=minbase", "--include=ca-certificates", release, tree)
            for folder in ("var/cache/apt", "var/lib/apt/lists", "dev"):
                shutil.rmtree(os.path.join(tree, folder))
                os.makedirs(os.path.join(tree, folder))
            open(tree + ".done", "w").close()
        return tree

    def _jre(self, container, root):
        os.makedirs(root + os.path.dirname(HOME), exist_ok=True)
        run(os.path.join(jdk(), "bin", "jlink"), "--add-modules", MODULES, "--output", root + HOME)
        self.buildah("run", "--isolation", "chroot", container, HOME + "/bin/java", "-Xshare:dump")
        return f"{HOME}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    def _jdk(self, _container, root):
        shutil.copytree(jdk(), root + HOME)
        home = re.search(r"Maven home: (.*)", subprocess.run(["mvn", "--version"], capture_output=True, text=True).stdout)
        shutil.copytree(home[1], root + MAVEN)
        return f"{HOME}/bin:{MAVEN}/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def jdk():
    return os.path.dirname(os.path.dirname(os.path.realpath(java())))


def run(*words):
    subprocess.run(words, check=True, stdout=2)
