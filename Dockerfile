# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# dst-lab as an image. README.md, "In a container", says how to build and run it; compose.yaml runs it on Mosquitto and PostgreSQL;
# dev/container-check/run does both where there is no Docker.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /project
COPY .mvn .mvn
COPY mvnw pom.xml application.yml ./
COPY src/main src/main
# The tests need programs that are not here, and the style is checked where it is written.
RUN --mount=type=cache,target=/repository \
    ./mvnw --batch-mode --no-transfer-progress -Dmaven.repo.local=/repository package -Dmaven.test.skip=true -Dspotless.check.skip=true
RUN java -Djarmode=tools -jar target/dst-lab.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre AS runtime
# A number, since Kubernetes does not believe a name that it is not root.
RUN groupadd --gid 10001 dst-lab \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin dst-lab \
    && install -d -o 10001 -g 10001 -m 750 /data
WORKDIR /opt/dst-lab
# What changes least comes first: a new version of the lab brings its own few classes and the start-up cache, no library again.
COPY --from=build /project/layers/dependencies/ ./
COPY --from=build /project/layers/snapshot-dependencies/ ./
COPY --from=build /project/layers/application/ ./
COPY LICENSE deploy/container/ ./
# In a container it is the published port that decides who gets in. A file in /run/secrets is the setting that it is named
# after, such as dst.admin.password.
ENV DST_DATA_DIR=/data \
    DST_BROKER_ADDRESS=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
USER 10001:10001

# In a stage of its own, so that nothing is left of the class that was rehearsed. The cache is good for the very JVM and the
# very files that it was trained with, so both stages begin at the same one.
FROM runtime AS training
RUN ./train /tmp/dst-lab.aot

FROM runtime
# Root's, as all the rest: what runs may change nothing of itself.
COPY --from=training --chown=0:0 /tmp/dst-lab.aot ./
VOLUME /data
EXPOSE 8080 1883
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/opt/dst-lab/health"]
# Without the cache, or with another JVM, it starts all the same, only later, and the JVM says so.
ENTRYPOINT ["java", "@/opt/dst-lab/jvm.options", "-XX:AOTCache=/opt/dst-lab/dst-lab.aot", "-jar", "/opt/dst-lab/dst-lab.jar"]
