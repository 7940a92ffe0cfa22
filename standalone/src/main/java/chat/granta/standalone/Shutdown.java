package chat.granta.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Stops everything when the process ends, however far it has come: clients and services, then what they stand on. */
final class Shutdown {
    private final Backends backends;
    private final DataDirectory data;
    private volatile @Nullable ConfigurableApplicationContext services;
    private volatile @Nullable AuditContext audit;

    private Shutdown(Backends backends, DataDirectory data) {
        this.backends = backends;
        this.data = data;
    }

    static Shutdown prepare(Backends backends, DataDirectory data) {
        var shutdown = new Shutdown(backends, data);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "granta-stop"));
        return shutdown;
    }

    /** The services run: they are stopped before their backends. */
    void closesFirst(ConfigurableApplicationContext context, AuditContext beside) {
        services = context;
        audit = beside;
    }

    private void run() {
        AuditContext beside = audit;
        if (beside != null) {
            beside.close();
        }
        ConfigurableApplicationContext running = services;
        if (running != null) {
            running.close();
        }
        backends.close();
        data.close();
    }
}
