package chat.granta.roster;

import chat.granta.roster.log.LogConfiguration;
import java.util.HashMap;
import java.util.Map;

/** Spring's settings as this service wants them when nobody says otherwise; standalone adds its own on top. */
public final class RosterServiceDefaults {
    private RosterServiceDefaults() {}

    public static Map<String, Object> asMap() {
        Map<String, Object> defaults = new HashMap<>(LogConfiguration.defaults());
        defaults.put("spring.jpa.open-in-view", "false");
        defaults.put("spring.jpa.hibernate.ddl-auto", "none");
        return defaults;
    }
}
