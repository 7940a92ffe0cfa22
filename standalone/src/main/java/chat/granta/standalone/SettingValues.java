package chat.granta.standalone;

import chat.granta.audit.AuditServiceConfiguration;
import chat.granta.bus.BusSettings;
import chat.granta.settings.FileSettings;
import chat.granta.settings.SettingException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * The values of all settings, bound and judged as the services will bind and judge them, before anything is started. Which records
 * of settings there are, the services' configuration classes say.
 */
final class SettingValues {
    private SettingValues() {}

    /**
     * @throws BindException when a value is none of its setting's
     * @throws SettingException likewise, or when a file that one names cannot be used
     */
    static void check(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        StartCache.isTraining(environment);
        StartCache.isWanted(environment);
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            Set<Class<?>> seen = new HashSet<>();
            Set<Class<?>> all = records(StandaloneConfiguration.class, seen);
            all.addAll(records(AuditServiceConfiguration.class, seen));
            for (Class<?> settings : all) {
                String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
                BindHandler handler = settings.isAnnotationPresent(Validated.class)
                        ? new ValidationBindHandler(validator)
                        : BindHandler.DEFAULT;
                if (binder.bindOrCreate(prefix, Bindable.of(settings), handler) instanceof FileSettings files) {
                    files.checkFiles();
                }
            }
        }
        checkSingleBroker(StandaloneConfiguration.busSettings(environment), environment);
    }

    private static Set<Class<?>> records(Class<?> configuration, Set<Class<?>> seen) {
        Set<Class<?>> records = new LinkedHashSet<>();
        if (seen.add(configuration)) {
            records.addAll(Set.of(value(configuration.getAnnotation(EnableConfigurationProperties.class))));
            for (Class<?> imported : imported(configuration.getAnnotation(Import.class))) {
                records.addAll(records(imported, seen));
            }
        }
        return records;
    }

    private static Class<?>[] value(@Nullable EnableConfigurationProperties enabled) {
        return enabled == null ? new Class<?>[0] : enabled.value();
    }

    private static Class<?>[] imported(@Nullable Import imports) {
        return imports == null ? new Class<?>[0] : imports.value();
    }

    private static void checkSingleBroker(BusSettings bus, Environment environment) {
        int replication = bus.replication();
        if (replication > 1 && !environment.containsProperty("granta.kafka.bootstrap-servers")) {
            throw SettingException.wrong("granta.kafka.replication", replication,
                    "must be 1, as the broker of this process is the only one");
        }
    }
}
