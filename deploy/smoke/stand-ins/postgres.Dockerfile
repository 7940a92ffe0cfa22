# In place of postgres:18: Debian's PostgreSQL, and what is needed of the image's own way to start.
FROM localhost/granta-smoke/debian
RUN apt-get update && mkdir -p /etc/postgresql-common && echo create_main_cluster=false >/etc/postgresql-common/createcluster.conf \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/lib/postgresql/* /opt/postgresql && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql /var/run/postgresql
COPY docker-entrypoint.sh /usr/local/bin/
ENV PATH=/opt/postgresql/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql
