# In place of maven:3-eclipse-temurin-25. The context is Maven's directory.
FROM localhost/granta-smoke/java
COPY . /opt/maven
RUN ln -s /opt/maven/bin/mvn /usr/local/bin/mvn
