package chat.granta.settings;

/** Settings that name files: only a look at them shows whether the values can be used. */
public interface FileSettings {
    /** @throws SettingException when a file is missing, cannot be read, or is not what it should be */
    void checkFiles();
}
