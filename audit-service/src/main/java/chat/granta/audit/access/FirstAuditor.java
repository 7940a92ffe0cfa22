package chat.granta.audit.access;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;

/** Somebody who can come in, and let others in, when there is nobody yet. The name and password are printed, once. */
final class FirstAuditor implements InitializingBean {
    private static final String NAME = "auditor";
    private static final int PASSWORD_BYTES = 12;

    private final @Nullable String setting;
    private final Auditors auditors;
    private final PrintStream output;

    /** @param setting {@code NAME:HASH}, from whoever has printed the password already */
    FirstAuditor(@Nullable String setting, Auditors auditors, PrintStream output) {
        this.setting = setting;
        this.auditors = auditors;
        this.output = output;
    }

    @Override
    public void afterPropertiesSet() {
        if (!auditors.all().isEmpty()) {
            return;
        }
        if (setting != null) {
            int colon = setting.indexOf(':');
            auditors.putHashed(setting.substring(0, colon), setting.substring(colon + 1), EnumSet.allOf(Role.class));
        } else {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            auditors.put(NAME, password, EnumSet.allOf(Role.class));
            output.println("auditor: " + NAME + "  password " + password);
        }
    }
}
