package chat.granta.testkit.transcript;

import java.util.Locale;

/**
 * Who acts: a person at a device, as "Juliet's phone"; "Romeo" alone is at the device called default. "Mantua's caller" and "Mantua's server" are the
 * server of {@code mantua.example}: who connects, and who is connected to.
 *
 * @param device also the resource it binds, where the play names no other
 */
record Role(String person, String device) {
    /** How a line begins. */
    static final String PATTERN = "[A-Z]\\w*(?:'s [a-z]\\w*)?";

    boolean isServer() {
        return isCaller() || device.equals("server");
    }

    boolean isCaller() {
        return device.equals("caller");
    }

    /** A server's domain, in the play's words. */
    String domain() {
        return person.toLowerCase(Locale.ROOT) + ".example";
    }

    static Role of(String name) {
        String[] parts = name.split("'s ", 2);
        return new Role(parts[0], parts.length == 1 ? "default" : parts[1]);
    }

    @Override
    public String toString() {
        return device.equals("default") ? person : person + "'s " + device;
    }
}
