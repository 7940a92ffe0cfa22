package chat.granta.c2s.server;

/**
 * A setting cannot be used as it stands: a port in use, a file that cannot be read. The message is one line for the
 * operator that names the setting; standalone prints it and exits with 2.
 */
public final class SettingException extends RuntimeException {
    private final String setting;

    /**
     * @param setting the setting's full name, such as {@code granta.c2s.port}
     * @param message one line that contains the name and says what to do
     */
    public SettingException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    public String setting() {
        return setting;
    }
}
