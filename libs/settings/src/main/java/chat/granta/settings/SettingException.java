package chat.granta.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/**
 * A setting cannot be used as it stands: a port in use, a file that cannot be read. The message is one line for the
 * operator that names the setting; it ends the process with exit code 2.
 */
public final class SettingException extends RuntimeException implements ExitCodeGenerator {
    private final String setting;

    /**
     * @param setting the setting's full name, such as {@code granta.c2s.port}
     * @param message one line that contains the name and says what to do
     */
    public SettingException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** @param wanted what the value must be, such as {@code must be a domain}; the line says it of the value */
    public static SettingException wrong(String setting, @Nullable Object value, String wanted) {
        return new SettingException(setting, setting + " cannot be '" + value + "': it " + wanted);
    }

    public String setting() {
        return setting;
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
