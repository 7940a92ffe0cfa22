/**
 * A setting that cannot be used as it stands ends the process with exit code 2 and one line that names the setting. Files that settings
 * name are watched for changes ({@link chat.granta.settings.WatchedFiles}), those with people's addresses among them ({@link
 * chat.granta.settings.AddressFile}). Settings that two programs
 * read have their record here ({@link chat.granta.settings.ThrottleSettings}, {@link chat.granta.settings.HomePingSettings}). A service that still starts can be stopped ({@link
 * chat.granta.settings.InterruptibleStart}).
 *
 * <p>Libraries and services throw {@link chat.granta.settings.SettingException}; Spring Boot finds what prints it in
 * {@code META-INF/spring.factories}.
 */
@NullMarked
package chat.granta.settings;

import org.jspecify.annotations.NullMarked;
