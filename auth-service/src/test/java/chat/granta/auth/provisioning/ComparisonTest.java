package chat.granta.auth.provisioning;

import static chat.granta.auth.accounts.store.AccountState.ACTIVE;
import static chat.granta.auth.accounts.store.AccountState.CANCELLED;
import static chat.granta.auth.accounts.store.AccountState.CREATED;
import static chat.granta.auth.accounts.store.AccountState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.auth.accounts.store.Account;
import chat.granta.auth.accounts.store.AccountState;
import chat.granta.auth.passwordfile.ForeignHash;
import chat.granta.auth.passwordfile.HashForm;
import chat.granta.auth.passwordfile.PasswordFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Map<String, Account> accounts = new HashMap<>();

    @Test
    void whoComesIsCreatedAndWhoHasLoggedInIsActive() {
        known("romeo", CREATED, false);
        known("juliet", null, true);
        known("tybalt", CANCELLED, true);
        known("mercutio", CANCELLED, false);
        known("nurse", SUSPENDED, true);
        Comparison comparison = compare(usable("romeo", "juliet", "paris", "tybalt", "mercutio", "nurse"));
        assertThat(comparison.openings()).isEqualTo(Map.of("paris", CREATED, "juliet", ACTIVE, "tybalt", ACTIVE,
                "mercutio", CREATED, "nurse", ACTIVE));
        assertThat(comparison.closings()).isEmpty();
    }

    @Test
    void whoIsLockedIsSuspendedAndWhoVanishesIsCancelled() {
        known("romeo", ACTIVE, true);
        known("juliet", ACTIVE, true);
        known("tybalt", CANCELLED, true);
        known("nurse", SUSPENDED, false);
        known("stranger", null, true);
        Comparison comparison = compare(file(Set.of(), Set.of("romeo", "daemon"), Set.of()));
        assertThat(comparison.closings()).isEqualTo(
                Map.of("romeo", SUSPENDED, "juliet", CANCELLED, "nurse", CANCELLED, "stranger", CANCELLED));
        assertThat(comparison.openings()).as("a new account that is locked closes nothing")
                .isEqualTo(Map.of("daemon", SUSPENDED));
        assertThat(comparison.known()).isEqualTo(4);
    }

    @Test
    void aSlipInALineChangesNothingForWhoIsThere() {
        known("romeo", ACTIVE, true);
        Comparison comparison = compare(file(Set.of(), Set.of(), Set.of("romeo", "paris")));
        assertThat(comparison.closings()).isEmpty();
        assertThat(comparison.openings()).isEqualTo(Map.of("paris", SUSPENDED));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = file(Set.of("romeo"), Set.of("nurse"), Set.of("paris"));
        compare(file).openings().forEach((name, state) -> known(name, state, false));
        assertThat(compare(file)).isEqualTo(new Comparison(Map.of(), Map.of(), 3));
    }

    @Test
    void anEmptyFileClosesOneAtMostAndAnotherAShareOrAFew() {
        var limit = new ClosingLimit(0.5);
        assertThat(limit.of(file(Set.of(), Set.of(), Set.of()), 1000)).isEqualTo(1);
        assertThat(limit.of(usable("romeo"), 1000)).isEqualTo(500);
        assertThat(limit.of(usable("romeo"), 3)).isEqualTo(10);
    }

    private void known(String name, @Nullable AccountState state, boolean isUsed) {
        accounts.put(name, new Account(name, state, isUsed ? Instant.EPOCH : null, isUsed ? Instant.EPOCH : null));
    }

    private Comparison compare(PasswordFile file) {
        return Comparison.of(file, accounts);
    }

    private static PasswordFile usable(String... names) {
        return file(Set.of(names), Set.of(), Set.of());
    }

    private static PasswordFile file(Set<String> usable, Set<String> locked, Set<String> unusable) {
        var hash = new ForeignHash(HashForm.DES_CRYPT, "abJ32bJMdTsnY");
        return new PasswordFile(usable.stream().collect(Collectors.toMap(Function.identity(), _ -> hash)), locked,
                unusable, List.of());
    }
}
