# syntax=docker/dockerfile:1
# One image for each service: docker build --build-arg SERVICE=router -t granta/router .
ARG BASE_IMAGE=eclipse-temurin:25-jre
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25

# All services are built once, whichever image is asked for: the stage does not depend on SERVICE, so that it is cached for the next.
FROM ${BUILD_IMAGE} AS build
WORKDIR /granta
COPY . .
RUN --mount=type=cache,id=granta-maven,target=/repository mvn -B -Dmaven.repo.local=/repository -Dmaven.test.skip=true \
    -pl gateway-c2s,gateway-s2s,router,roster-service,archive-service,muc-service,auth-service,audit-service -am package

FROM build AS layers
ARG SERVICE
RUN java -Djarmode=tools -jar "${SERVICE}"/target/"${SERVICE}"-*-exec.jar extract --layers --destination /layers \
    && mv /layers/application/"${SERVICE}"-*-exec.jar /layers/application/granta.jar

FROM ${BASE_IMAGE}
ARG SERVICE
LABEL org.opencontainers.image.title="granta/${SERVICE}" org.opencontainers.image.description="Granta, an XMPP service: ${SERVICE}"
WORKDIR /opt/granta
# Libraries change seldom, and their layer is then shared by all versions.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY deploy/image/java.options deploy/image/healthy deploy/image/make-start-cache ./
# --build-arg START_CACHE=false builds in half the time, and starts take a third longer.
ARG START_CACHE=true
RUN if [ "$START_CACHE" = true ]; then ./make-start-cache; fi
# /data keeps the self-signed certificate, of the gateways alone; state is in Kafka and PostgreSQL.
RUN mkdir -m 0750 /data && chown 10001:10001 /data
USER 10001:10001
ENV GRANTA_DATA=/data
EXPOSE 8080
HEALTHCHECK --interval=2s --timeout=2s --start-period=90s --retries=5 CMD ["/opt/granta/healthy"]
ENTRYPOINT ["java", "@/opt/granta/java.options", "-XX:AOTCache=/opt/granta/granta.aot", "-jar", "/opt/granta/granta.jar"]
