# In place of apache/kafka: the same programs, and the same class makes the broker's settings of the container's environment.
FROM localhost/granta-smoke/java
COPY libs /opt/kafka/libs
COPY run /opt/kafka/bin/
COPY server.properties log4j2.yaml tools-log4j2.yaml logback.xml /opt/kafka/defaults/
RUN useradd --uid 1000 --home-dir /opt/kafka kafka && mkdir -p /var/lib/kafka/data /opt/kafka/config /mnt/shared/config \
    && chown -R kafka /var/lib/kafka /opt/kafka/config
USER kafka
CMD ["/opt/kafka/bin/run"]
