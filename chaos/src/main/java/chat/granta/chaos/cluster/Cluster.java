package chat.granta.chaos.cluster;

import chat.granta.embedded.BrokerProcess;
import chat.granta.embedded.EmbeddedPostgres;
import chat.granta.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
    /** A process that is starting. */
    private record Launched(ServiceProcess process, Health health) {}

    private static final String TOKEN = "of the chaos suite";

    private final Path root;
    private final Path directory;
    private final Map<String, String> settings;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private final List<ServiceProcess> rosters = new ArrayList<>();
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

    /** Starts auth-service on a password file and a gateway for clients, and returns when they may come. */
    public GatewayProcess startDoor(Path passwordFile) throws IOException {
        var auth = databaseSettings();
        auth.put("granta.auth.port", Integer.toString(authPort));
        auth.put("granta.auth.password-file", passwordFile.toString());
        int port = FreePort.find();
        List<Launched> launched = List.of(launch(Service.AUTH, auth), launch(Service.GATEWAY, Map.of(
                "granta.data", directory.resolve("gateway").toString(),
                "granta.c2s.address", "127.0.0.1",
                "granta.c2s.port", "0",
                "granta.c2s.tls-port", Integer.toString(port))));
        return new GatewayProcess(awaitAll(launched).getLast(), port);
    }

    /** Starts routers with settings of their own, and returns when they have their homes. */
    public List<ServiceProcess> startRouters(int many, Map<String, String> own) throws IOException {
        return awaitAll(launch(many, Service.ROUTER, own));
    }

    /** So many roster-services that answer their share of the requests: starts those that are missing. */
    public List<ServiceProcess> rosters(int many) throws IOException {
        rosters.removeIf(roster -> !roster.isAlive());
        rosters.addAll(awaitAll(launch(many - rosters.size(), Service.ROSTER, databaseSettings())));
        return List.copyOf(rosters);
    }

    /** Stops the database: connections to it end, and new ones are refused. */
    public void stopPostgres() {
        postgres.close();
    }

    /** Starts the database again where it was. */
    public void startPostgres() {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
    }

    /** Changes the database behind everybody's back, and returns how many rows. */
    public int tamper(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private Map<String, String> databaseSettings() {
        var database = new HashMap<String, String>();
        database.put("spring.datasource.url", postgres.jdbcUrl());
        database.put("spring.datasource.username", postgres.username());
        database.put("spring.datasource.password", postgres.password());
        return database;
    }

    private List<Launched> launch(int many, Service service, Map<String, String> own) throws IOException {
        List<Launched> launched = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            launched.add(launch(service, own));
        }
        return launched;
    }

    private Launched launch(Service service, Map<String, String> own) throws IOException {
        int health = FreePort.find();
        var command = new ArrayList<>(Service.java());
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
        return new Launched(process, new Health(health));
    }

    private static List<ServiceProcess> awaitAll(List<Launched> launched) throws IOException {
        for (Launched each : launched) {
            each.process.await(each.health::isUp);
        }
        return launched.stream().map(Launched::process).toList();
    }

    private String startBroker() throws IOException {
        var command = new ArrayList<>(Service.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(),
                directory.resolve("kafka").toString(), "0"));
        var process = ServiceProcess.start("broker", directory.resolve("logs"), command);
        running.push(process::close);
        process.await(() -> !process.said("ready ").isEmpty());
        return process.said("ready ");
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
