package chat.granta.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Classes that wire a module up for Spring, or hold its settings: they may see what the classes that they wire may not. */
final class Configuration {
    static final DescribedPredicate<JavaClass> CLASSES = DescribedPredicate.describe("a configuration class",
            javaClass -> outermost(javaClass)
                    .isMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
                    || outermost(javaClass)
                            .isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties"));

    private Configuration() {}

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(Configuration::outermost).orElse(javaClass);
    }
}
