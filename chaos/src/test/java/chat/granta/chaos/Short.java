package chat.granta.chaos;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Tried with {@code -Dchaos=short} and {@code -Dchaos=whole}: not each time that somebody builds, but before a change lands. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag("short")
@interface Short {
}
