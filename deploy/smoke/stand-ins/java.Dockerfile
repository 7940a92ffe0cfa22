# In place of eclipse-temurin:25-jre. The context is a JDK's directory.
FROM localhost/granta-smoke/debian
COPY . /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
