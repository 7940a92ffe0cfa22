package chat.granta.inspection;

import chat.granta.dns.zone.Finding;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Whether the database answers, and the tables of each service are those of this version. */
public final class SchemaCheck {
    private SchemaCheck() {}

    /**
     * @param url of the database
     * @param schemas whose changes are on the class path, as {@code chat/granta/SCHEMA/db}
     */
    public static List<Finding> of(String url, String user, String password, List<String> schemas) {
        List<Finding> findings = new ArrayList<>();
        for (String schema : schemas) {
            try {
                findings.add(look(schema, url, user, password, "classpath:chat/granta/" + schema + "/db"));
            } catch (FlywayException e) {
                findings.add(Finding.wrong("the database at " + url + " cannot be asked about schema " + schema + ": "
                        + Reason.of(e)));
                return findings;
            }
        }
        return findings;
    }

    static Finding look(String schema, String url, String user, String password, String changes) {
        MigrationInfoService info = Flyway.configure().dataSource(url, user, password).defaultSchema(schema)
                .createSchemas(false).locations(changes).load().info();
        MigrationInfo current = info.current();
        if (current == null) {
            return Finding.note("schema " + schema + " is not there yet: the first start of its service makes it");
        }
        String version = "schema " + schema + " has version " + current.getVersion();
        for (MigrationInfo each : info.all()) {
            if (each.getState().isFailed()) {
                return Finding.wrong(version + ", and the change to " + each.getVersion()
                        + " has failed: the log of its service says why");
            }
        }
        MigrationInfo[] pending = info.pending();
        return pending.length == 0
                ? Finding.ok(version)
                : Finding.note(version + ": the next start of its service brings it to "
                        + pending[pending.length - 1].getVersion());
    }
}
