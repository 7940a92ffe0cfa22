package chat.granta.chaos.cluster;

import chat.granta.embedded.FreePort;
import chat.granta.testkit.process.ServiceProcess;
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
 * Brokers, a PostgreSQL, and services around them, each a process. Everything is stopped by {@link #close}, the last
 * started first. Used by one thread.
 */
public final class Cluster implements AutoCloseable {
    private static final String TOKEN = "of the chaos suite";

    private final Path root;
    private final Path directory;
    private final Map<String, String> settings;
    private final Deque<ServiceProcess> running = new ArrayDeque<>();
    private final int authPort = FreePort.find();
    private final Brokers brokers;
    private final Database database;
    private final Map<ServiceProcess, Figures> figures = new HashMap<>();
    private int started;

    private Cluster(Path root, Path directory, int brokerCount, Map<String, String> settings) throws IOException {
        this.root = root;
        this.directory = directory;
        this.settings = new HashMap<>(settings);
        Files.createDirectories(directory.resolve("logs"));
        this.settings.put("granta.kafka.replication", Integer.toString(brokerCount));
        brokers = Brokers.start(brokerCount, directory, directory.resolve("logs"), java());
        brokers.nodes().forEach(running::push);
        database = new Database(directory.resolve("postgres"));
        brokers.nodes().forEach(ServiceProcess::awaitReady);
    }

    /**
     * Starts the brokers and the database.
     *
     * @param root of the project, where the executable jars are
     * @param directory for data and logs
     * @param brokers 1, or 3 of which one may be away
     * @param settings given to every service
     */
    public static Cluster start(Path root, Path directory, int brokers, Map<String, String> settings)
            throws IOException {
        return new Cluster(root, directory, brokers, settings);
    }

    public Brokers brokers() {
        return brokers;
    }

    public Database database() {
        return database;
    }

    /** What a service counts, as {@link Figures#sum} has it. */
    public double figure(ServiceProcess of, String name, String tag) throws IOException, InterruptedException {
        return figures.get(of).sum(name, tag);
    }

    /** What the services have not read yet. */
    public Backlog backlog() {
        return new Backlog(brokers.bootstrapServers());
    }

    /** Starts auth-service on a password file. This and the others return at once; see {@link #awaitReady}. */
    public ServiceProcess startAuth(Path passwordFile) throws IOException {
        var own = new HashMap<>(database.settings());
        own.put("granta.auth.port", Integer.toString(authPort));
        own.put("granta.auth.password-file", passwordFile.toString());
        return start(Service.AUTH, own);
    }

    public ServiceProcess startRoster() throws IOException {
        return start(Service.ROSTER, database.settings());
    }

    public ServiceProcess startArchive() throws IOException {
        return start(Service.ARCHIVE, database.settings());
    }

    /** Starts a gateway for clients with settings of its own. */
    public GatewayProcess startGateway(Map<String, String> own) throws IOException {
        int port = FreePort.find();
        int tlsPort = FreePort.find();
        Map<String, String> all = new HashMap<>(Map.of(
                "granta.data", directory.resolve("gateway-" + port).toString(),
                "granta.c2s.address", "127.0.0.1",
                "granta.c2s.require-tls", "false",
                "granta.c2s.port", Integer.toString(port),
                "granta.c2s.tls-port", Integer.toString(tlsPort)));
        all.putAll(own);
        return new GatewayProcess(start(Service.GATEWAY, all), port, tlsPort);
    }

    /** Starts a router with settings of its own. */
    public ServiceProcess startRouter(Map<String, String> own) throws IOException {
        return start(Service.ROUTER, own);
    }

    /** Starts a service of rooms with settings of its own. */
    public ServiceProcess startRooms(Map<String, String> own) throws IOException {
        var all = new HashMap<>(database.settings());
        all.putAll(own);
        return start(Service.ROOMS, all);
    }

    /** Starts a gateway for other servers, on the loopback address, with settings of its own. */
    public ServiceProcess startServersGateway(int serverPort, Map<String, String> own) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "granta.data", directory.resolve("gateway-s2s-" + serverPort).toString(),
                "granta.s2s.address", "127.0.0.1",
                "granta.s2s.port", Integer.toString(serverPort),
                "granta.s2s.tls-port", Integer.toString(FreePort.find())));
        all.putAll(own);
        return start(Service.SERVERS, all);
    }

    public ServiceProcess startAudit() throws IOException {
        var own = new HashMap<>(database.settings());
        own.put("granta.audit.port", Integer.toString(FreePort.find()));
        own.put("granta.audit.seal-secret", TOKEN);
        return start(Service.AUDIT, own);
    }

    /** Waits until everything that runs is ready: brokers take requests, and services answer their share. */
    public void awaitReady() {
        running.stream().filter(ServiceProcess::isRunning).toList().reversed().forEach(ServiceProcess::awaitReady);
    }

    private ServiceProcess start(Service service, Map<String, String> own) throws IOException {
        int port = FreePort.find();
        var command = new ArrayList<>(java());
        command.add("-jar");
        command.add(service.jar(root).toString());
        command.add("--management.server.port=" + port);
        command.add("--granta.kafka.bootstrap-servers=" + brokers.bootstrapServers());
        command.add("--granta.auth.url=http://127.0.0.1:" + authPort);
        command.add("--granta.auth.internal-token=" + TOKEN);
        settings.forEach((name, value) -> command.add("--" + name + '=' + value));
        own.forEach((name, value) -> command.add("--" + name + '=' + value));
        var health = new Health(port);
        var process = ServiceProcess.start(service.module() + '-' + ++started, directory.resolve("logs"), command,
                _ -> health.isUp());
        figures.put(process, new Figures(port));
        running.push(process);
        return process;
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
            running.pop().close();
        }
        database.close();
    }
}
