package chat.granta.testkit.transcript;

/**
 * Who acts: a person at a device, as "Juliet's phone"; "Romeo" alone is at the device called default.
 *
 * @param device also the resource it binds, where the play names no other
 */
record Role(String person, String device) {
    /** How a line begins. */
    static final String PATTERN = "[A-Z]\\w*(?:'s [a-z]\\w*)?";

    static Role of(String name) {
        String[] parts = name.split("'s ", 2);
        return new Role(parts[0], parts.length == 1 ? "default" : parts[1]);
    }

    @Override
    public String toString() {
        return device.equals("default") ? person : person + "'s " + device;
    }
}
