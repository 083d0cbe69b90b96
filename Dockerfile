# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The image of dst-lab. README.md, "In a container", says how to build and run it. compose.yaml runs it with Mosquitto
# and PostgreSQL. dev/container-check/run verifies both without Docker.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /project
COPY .mvn .mvn
COPY mvnw pom.xml application.yml ./
COPY src/main src/main
# The tests need programs that this stage does not have. The format of the code is checked before a commit.
RUN --mount=type=cache,target=/repository \
    ./mvnw --batch-mode --no-transfer-progress -Dmaven.repo.local=/repository package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dassembly.skipAssembly=true
RUN java -Djarmode=tools -jar target/dst-lab.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre AS runtime
# The user is a number, because Kubernetes cannot verify from a name that it is not root.
RUN groupadd --gid 10001 dst-lab \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin dst-lab \
    && install -d -o 10001 -g 10001 -m 750 /data
WORKDIR /opt/dst-lab
# The layers that change least come first, so that a new version of the lab replaces its own classes and the start-up
# cache, and no library.
COPY --from=build /project/layers/dependencies/ ./
COPY --from=build /project/layers/snapshot-dependencies/ ./
COPY --from=build /project/layers/application/ ./
COPY LICENSE bin/jvm.options deploy/container/ ./
# The embedded broker listens on all addresses, because the published ports limit the access to a container.
# A file in /run/secrets has the name of its setting, such as dst.admin.password.
# MALLOC_TRIM_THRESHOLD_: otherwise each thread keeps up to 40 MB of native memory that it has freed.
ENV DST_DATA_DIR=/data \
    MALLOC_TRIM_THRESHOLD_=131072 \
    DST_BROKER_ADDRESS=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
USER 10001:10001

# A separate stage, so that the image contains no data of the rehearsal. The start-up cache is valid only for the JVM
# and the files that it was created with, so both stages start from the same one.
FROM runtime AS training
# -Xlog:aot=error: otherwise the JVM prints a line for each of hundreds of classes that cannot be stored.
RUN java @jvm.options -XX:MaxRAMPercentage=50 -XX:AOTCacheOutput=/tmp/dst-lab.aot -Xlog:aot=error -jar dst-lab.jar train /tmp/training

FROM runtime
# The files belong to root, so that the running lab cannot change its own program.
COPY --from=training --chown=0:0 /tmp/dst-lab.aot ./
VOLUME /data
EXPOSE 8080 1883
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/opt/dst-lab/health"]
# If the cache is missing or belongs to another JVM, the JVM prints a warning and starts more slowly.
# The heap is half of the container's memory limit. The rest is for code, threads and Netty's buffers.
ENTRYPOINT ["java", "@/opt/dst-lab/jvm.options", "-XX:MaxRAMPercentage=50", "-XX:AOTCache=/opt/dst-lab/dst-lab.aot", "-jar", "/opt/dst-lab/dst-lab.jar"]
