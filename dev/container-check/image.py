# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the image of the Dockerfile by buildah, without a Docker engine, on substitutes for its base images."""
import json
import os
import re
import shutil
import subprocess

from support.programs import find_java, find_program

PROJECT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUILDER, RUNTIME, IMAGE = "maven:3-eclipse-temurin-25", "eclipse-temurin:25-jre", "dst-lab"
# The modules of a JRE.
MODULES = ("java.se,jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.dynalink,jdk.httpserver,"
           "jdk.jdwp.agent,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.naming.rmi,"
           "jdk.net,jdk.nio.mapmode,jdk.sctp,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs")
JAVA_HOME = "/opt/java/openjdk"
MAVEN = "/usr/share/maven"
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


class ImageStore:
    """Buildah's storage of images, in its own folder."""

    def __init__(self, folder):
        self.folder = folder
        self.options = ["--root", os.path.join(folder, "storage"), "--runroot", os.path.join(folder, "run"),
                        "--storage-driver", "vfs"]

    def buildah(self, command, *words):
        """Returns its standard output. Progress goes to standard error."""
        ended = subprocess.run([find_program("buildah"), *self.options, command, *words],
                               stdout=subprocess.PIPE, text=True)
        if ended.returncode:
            raise SystemExit(f"buildah {command} ended with {ended.returncode}")
        return ended.stdout.strip()

    def has(self, name):
        suffix = "/" + (name if ":" in name else name + ":latest")
        return any(full_name.endswith(suffix) for image in json.loads(self.buildah("images", "--json") or "[]") or []
                   for full_name in image.get("names") or [])

    def build(self):
        for name, add_java in ((RUNTIME, self._add_jre), (BUILDER, self._add_jdk)):
            if not self.has(name):
                self._build_substitute(name, add_java)
        settings = os.path.expanduser("~/.m2/settings.xml")
        volumes = ["--volume", f"{settings}:{MAVEN}/conf/settings.xml:ro"] if os.path.exists(settings) else []
        # In Docker's format, because the OCI format has no health check.
        run(find_program("buildah"), *self.options, "bud", "--isolation", "chroot", "--pull=never",
            "--format", "docker", *volumes, "--tag", IMAGE, "--file", os.path.join(PROJECT, "Dockerfile"), PROJECT)
        # Removes the image that had this name before.
        self.buildah("rmi", "--prune", "--force")

    def config(self):
        """Of the image, in Docker's format."""
        return json.loads(self.buildah("inspect", "--type", "image", IMAGE))["Docker"]["config"]

    def mount(self):
        """Mounts a new container of the image. Returns (mount point, function that removes the container)."""
        container = self.buildah("from", "--pull-never", IMAGE)
        return self.buildah("mount", container), lambda: self.buildah("rm", container)

    def _build_substitute(self, name, add_java):
        container = self.buildah("from", "scratch")
        root = self.buildah("mount", container)
        run("cp", "-a", self._debian() + "/.", root)
        search_path = add_java(container, root)
        self.buildah("config", "--env", f"JAVA_HOME={JAVA_HOME}", "--env", f"PATH={search_path}",
                     "--env", "LANG=C.UTF-8", container)
        self.buildah("commit", "--rm", container, name)

    def _debian(self):
        """A minimal installation of this machine's release."""
        tree = os.path.join(self.folder, "debian")
        if not os.path.exists(tree + ".done"):
            with open("/etc/os-release") as about:
                release = re.search(r"VERSION_CODENAME=(\w+)", about.read())[1]
            run(find_program("debootstrap"), "--variant=minbase", "--include=ca-certificates", release, tree)
            for folder in ("var/cache/apt", "var/lib/apt/lists", "dev"):
                shutil.rmtree(os.path.join(tree, folder))
                os.makedirs(os.path.join(tree, folder))
            open(tree + ".done", "w").close()
        return tree

    def _add_jre(self, container, root):
        """Adds a JRE with its CDS archive. Returns the PATH of the image."""
        os.makedirs(root + os.path.dirname(JAVA_HOME), exist_ok=True)
        run(os.path.join(jdk_folder(), "bin", "jlink"), "--add-modules", MODULES, "--output", root + JAVA_HOME)
        self.buildah("run", "--isolation", "chroot", container, JAVA_HOME + "/bin/java", "-Xshare:dump")
        return f"{JAVA_HOME}/bin:/usr/local/sbin:/usr/local/bin:{SYSTEM_PATH}"

    def _add_jdk(self, _container, root):
        """Adds this machine's JDK and Maven. Returns the PATH of the image."""
        shutil.copytree(jdk_folder(), root + JAVA_HOME)
        output = subprocess.run(["mvn", "--version"], capture_output=True, text=True).stdout
        shutil.copytree(re.search(r"Maven home: (.*)", output)[1], root + MAVEN)
        return f"{JAVA_HOME}/bin:{MAVEN}/bin:{SYSTEM_PATH}"


def jdk_folder():
    return os.path.dirname(os.path.dirname(os.path.realpath(find_java())))


def run(*words):
    """Its output goes to standard error."""
    subprocess.run(words, check=True, stdout=2)
