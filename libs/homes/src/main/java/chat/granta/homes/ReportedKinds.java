package chat.granta.homes;

import chat.granta.bus.wire.TrailEvent;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/** What homes tell the audit trail of: whatever the privacy policy, {@code granta.audit.keep.*}, does not say {@code never} of. */
public final class ReportedKinds {
    private static final String TERMS = "granta.audit.keep.";
    private static final String NEVER = "never";

    private ReportedKinds() {}

    public static Set<TrailEvent.Kind> of(PropertyResolver settings) {
        Set<TrailEvent.Kind> kinds = EnumSet.complementOf(EnumSet.of(TrailEvent.Kind.UNRECOGNIZED));
        kinds.removeIf(kind -> NEVER.equals(settings.getProperty(
                TERMS + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        return Set.copyOf(kinds);
    }
}
