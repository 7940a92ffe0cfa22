package chat.granta.chaos.cluster;

import chat.granta.embedded.BrokerProcess;
import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker, a PostgreSQL, and services around them, each a process. Everything is stopped by {@link #close}, the last
 * started first.
 */
public final class Cluster implements AutoCloseable {
    private static final String TOKEN = "of the chaos suite";

    private final Path root;
    private final Path directory;
    private final Map<String, String> settings;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private final String broker;
    private final int postgresPort = FreePort.find();
    private final int authPort = FreePort.find();
    private EmbeddedPostgres postgres;
    private int started;

    private Cluster(Path root, Path directory, Map<String, String> settings) throws IOException {
        this.root = root;
        this.directory = directory;
        this.settings = settings;
        Files.createDirectories(directory.resolve("logs"));
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
        running.push(() -> postgres.close());
        broker = startBroker();
    }

    /**
     * Starts the broker and the database.
     *
     * @param root of the project, where the executable jars are
     * @param directory for data and logs
     * @param settings given to every service
     */
    public static Cluster start(Path root, Path directory, Map<String, String> settings) throws IOException {
        return new Cluster(root, directory, settings);
    }

    /** Starts auth-service on a password file, and returns when it answers. */
    public ServiceProcess startAuth(Path passwordFile) throws IOException {
        var own = databaseSettings();
        own.put("granta.auth.port", Integer.toString(authPort));
        own.put("granta.auth.password-file", passwordFile.toString());
        return start(Service.AUTH, own);
    }

    /** Starts a roster-service, and returns when it answers its share of the requests. */
    public ServiceProcess startRoster() throws IOException {
        return start(Service.ROSTER, databaseSettings());
    }

    /** Starts an archive-service, and returns when it answers its share of the requests. */
    public ServiceProcess startArchive() throws IOException {
        return start(Service.ARCHIVE, databaseSettings());
    }

    /** Starts a gateway for clients, and returns when they may come. */
    public GatewayProcess startGateway() throws IOException {
        int port = FreePort.find();
        return new GatewayProcess(start(Service.GATEWAY, Map.of(
                "granta.data", directory.resolve("gateway").toString(),
                "granta.c2s.address", "127.0.0.1",
                "granta.c2s.port", "0",
                "granta.c2s.tls-port", Integer.toString(port))), port);
    }

    /** Starts a router with settings of its own, and returns when it has its homes. */
    public ServiceProcess startRouter(Map<String, String> own) throws IOException {
        return start(Service.ROUTER, own);
    }

    /** Stops the database: connections to it end, and new ones are refused. */
    public void stopPostgres() {
        postgres.close();
    }

    /** Starts the database again where it was. */
    public void startPostgres() {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
    }

    private Map<String, String> databaseSettings() {
        var database = new HashMap<String, String>();
        database.put("spring.datasource.url", postgres.jdbcUrl());
        database.put("spring.datasource.username", postgres.username());
        database.put("spring.datasource.password", postgres.password());
        return database;
    }

    private ServiceProcess start(Service service, Map<String, String> own) throws IOException {
        int health = FreePort.find();
        var command = new ArrayList<>(java());
        command.add("-jar");
        command.add(service.jar(root).toString());
        command.add("--management.server.port=" + health);
        command.add("--granta.kafka.bootstrap-servers=" + broker);
        command.add("--granta.auth.url=http://127.0.0.1:" + authPort);
        command.add("--granta.auth.internal-token=" + TOKEN);
        settings.forEach((name, value) -> command.add("--" + name + '=' + value));
        own.forEach((name, value) -> command.add("--" + name + '=' + value));
        var process = ServiceProcess.start(service.module() + '-' + ++started, directory.resolve("logs"), command);
        running.push(process::close);
        process.await(new Health(health)::isUp);
        return process;
    }

    private String startBroker() throws IOException {
        var command = new ArrayList<>(java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(),
                directory.resolve("kafka").toString(), "0"));
        var process = ServiceProcess.start("broker", directory.resolve("logs"), command);
        running.push(process::close);
        process.await(() -> !process.said("ready ").isEmpty());
        return process.said("ready ");
    }

    private static List<String> java() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Service.jvm());
        return command;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
