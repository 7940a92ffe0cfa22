package chat.granta.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code granta up}: {@code --domain D}, {@code --data DIR} and {@code --any.setting=value}. */
@Command(name = "up", description = "Starts everything; Ctrl-C stops it.")
final class UpCommand implements Runnable {
    @Option(names = {"--domain", "--granta.domain"})
    private @Nullable String domain;

    @Option(names = {"--data", "--granta.data"})
    private @Nullable String data;

    @Option(names = "--detach", description = "in the background; the start script sees to it")
    private boolean isDetached;

    @Unmatched
    private List<String> others = new ArrayList<>();

    @Override
    public void run() {
        Standalone.start(settings());
    }

    /**
     * The settings the command line gives, by their full names.
     *
     * @throws StartException when an argument is no setting
     */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (domain != null) {
            settings.put("granta.domain", domain);
        }
        if (data != null) {
            settings.put("granta.data", data);
        }
        for (int i = 0; i < others.size(); i++) {
            String argument = others.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--")) {
                throw new StartException("'" + argument + "' is not understood; settings are given as --name=value");
            }
            if (!name.contains(".")) {
                throw new StartException(name + " is not a setting");
            }
            if (equals < 0 && i + 1 == others.size()) {
                throw new StartException(name + " needs a value");
            }
            settings.put(name.substring(2), equals < 0 ? others.get(++i) : argument.substring(equals + 1));
        }
        return settings;
    }
}
