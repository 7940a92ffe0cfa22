package chat.granta.s2s.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Whom this server speaks with: lists that are read again, and what is otherwise for some domains. */
class DomainPolicyTest {
    @TempDir
    private Path directory;

    private final Map<String, String> settings = new HashMap<>();

    private DomainPolicy policy() {
        return new DomainPolicy(new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("granta.s2s", PolicySettings.class));
    }

    private Path list(String setting, String... lines) throws IOException {
        Path file = directory.resolve(setting);
        Files.writeString(file, String.join("\n", lines) + "\n");
        settings.put("granta.s2s." + setting, file.toString());
        return file;
    }

    private static boolean isRefused(DomainPolicy policy, String domain) {
        return policy.refusal(domain) != null;
    }

    @Test
    void withoutListsEverybodyIsSpokenWith() {
        assertThat(policy().refusal("mantua.example")).isNull();
    }

    @Test
    void whoIsDeniedIsRefusedByNameOrBelowAName() throws IOException {
        list("denied-domains", "# spam", "Mantua.Example  # since May", "*.padua.example", "", "@nonsense@");
        DomainPolicy policy = policy();
        assertThat(policy.refusal("mantua.example")).contains("does not communicate with mantua.example");
        assertThat(isRefused(policy, "rooms.mantua.example")).isFalse();
        assertThat(isRefused(policy, "padua.example")).isFalse();
        assertThat(isRefused(policy, "a.b.padua.example")).isTrue();
        assertThat(isRefused(policy, "xpadua.example")).isFalse();
    }

    @Test
    void whereSomeAreAllowedNobodyElseIs() throws IOException {
        list("allowed-domains", "*.ac.uk", "mantua.example");
        list("denied-domains", "spam.ac.uk");
        DomainPolicy policy = policy();
        assertThat(isRefused(policy, "cam.ac.uk")).isFalse();
        assertThat(isRefused(policy, "mantua.example")).isFalse();
        assertThat(isRefused(policy, "verona.example")).isTrue();
        assertThat(isRefused(policy, "spam.ac.uk")).isTrue();
    }

    @Test
    void theMostExactEntryCounts() throws IOException {
        list("allowed-domains", "good.mantua.example", "same.example");
        list("denied-domains", "*", "*.mantua.example", "same.example");
        DomainPolicy policy = policy();
        assertThat(isRefused(policy, "good.mantua.example")).isFalse();
        assertThat(isRefused(policy, "bad.mantua.example")).isTrue();
        assertThat(isRefused(policy, "same.example")).isTrue();
    }

    @Test
    void anInternationalNameIsListedAsPeopleWriteIt() throws IOException {
        list("denied-domains", "VÉRONA.example");
        assertThat(isRefused(policy(), "vérona.example")).isTrue();
    }

    @Test
    void aChangedListIsReadWhenItHasSettledAndWhoAskedIsTold() throws IOException {
        Path file = list("denied-domains", "padua.example");
        DomainPolicy policy = policy();
        var told = new AtomicInteger();
        policy.addListener(told::incrementAndGet);
        policy.look();
        Files.writeString(file, "mantua.example\n");
        policy.look();
        assertThat(isRefused(policy, "mantua.example")).isFalse();
        policy.look();
        assertThat(isRefused(policy, "mantua.example")).isTrue();
        assertThat(isRefused(policy, "padua.example")).isFalse();
        policy.look();
        assertThat(told).hasValue(1);
    }

    @Test
    void aListThatHasGoneStaysInForce() throws IOException {
        Path file = list("allowed-domains", "padua.example");
        DomainPolicy policy = policy();
        Files.delete(file);
        policy.look();
        policy.look();
        assertThat(isRefused(policy, "mantua.example")).isTrue();
        assertThat(isRefused(policy, "padua.example")).isFalse();
    }

    @Test
    void aListThatIsNotThereAtTheStartNamesTheSetting() {
        settings.put("granta.s2s.allowed-domains", directory.resolve("none").toString());
        assertThatThrownBy(this::policy).isInstanceOf(SettingException.class)
                .hasMessageContaining("granta.s2s.allowed-domains");
    }

    @Test
    void someDomainsNeedMoreAndSomeLess() {
        settings.put("granta.s2s.overrides[0].domain", "old.example");
        settings.put("granta.s2s.overrides[0].require-tls", "false");
        settings.put("granta.s2s.overrides[1].domain", "*.bank.example");
        settings.put("granta.s2s.overrides[1].require-valid-certificate", "true");
        DomainPolicy policy = policy();
        assertThat(policy.requiresTls("old.example")).isFalse();
        assertThat(policy.requiresTls("mantua.example")).isTrue();
        assertThat(policy.requiresTls("chat.bank.example")).isTrue();
        assertThat(policy.requiresValidCertificate("chat.bank.example")).isTrue();
        assertThat(policy.requiresValidCertificate("old.example")).isFalse();
    }

    @Test
    void anOverrideWithoutADomainNamesTheSetting() {
        settings.put("granta.s2s.overrides[0].require-tls", "false");
        assertThatThrownBy(this::policy).isInstanceOf(BindException.class).rootCause()
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.s2s.overrides");
    }
}
