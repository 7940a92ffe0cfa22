package chat.granta.settings;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** A length of time that passes, and that somebody lives to see the end of. */
@NotNull
@DurationMin(millis = 1)
@DurationMax(days = 3650)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PositiveDuration {
    String message() default "must be from 1ms to 3650d, such as 30s or 5m";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
