package chat.granta.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.core.Ordered;

/** Has Spring Boot print one line about a wrong setting in place of a stack trace, before its own analyzers say more. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String line = SettingFailure.of(failure);
        return line == null ? null : new FailureAnalysis(line, null, failure);
    }
}
