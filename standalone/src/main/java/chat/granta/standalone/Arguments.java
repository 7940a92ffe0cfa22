package chat.granta.standalone;

import java.util.LinkedHashMap;
import java.util.Map;

/** The command line of {@code granta up}: {@code --domain D}, {@code --data DIR} and {@code --any.setting=value}. */
final class Arguments {
    private Arguments() {}

    /**
     * The settings a command line gives, by their full names.
     *
     * @throws StartException when an argument is none of these
     */
    static Map<String, Object> settings(String... arguments) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            if (argument.equals("--detach")) {
                continue; // the start script has seen to it
            }
            if (!argument.startsWith("--")) {
                throw new StartException("'" + argument + "' is not understood; settings are given as --name=value");
            }
            if (equals < 0) {
                if (i + 1 == arguments.length) {
                    throw new StartException(argument + " needs a value");
                }
                settings.put(name(argument.substring(2)), arguments[++i]);
            } else {
                settings.put(name(argument.substring(2, equals)), argument.substring(equals + 1));
            }
        }
        return settings;
    }

    private static String name(String given) {
        return switch (given) {
            case "domain" -> "granta.domain";
            case "data" -> "granta.data";
            default -> {
                if (!given.contains(".")) {
                    throw new StartException("--" + given + " is not a setting");
                }
                yield given;
            }
        };
    }
}
