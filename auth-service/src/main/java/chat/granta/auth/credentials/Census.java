package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.auth.scram.ScramMechanism;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Statistics of all accounts' credentials.
 *
 * @param commonest the form that the credentials of most accounts have
 * @param scramForAll the mechanisms that every account has keys for, strongest first
 */
record Census(CredentialForm commonest, List<ScramMechanism> scramForAll) {
    static Census of(PasswordFile file, DerivedKeyCache derived, Fingerprints fingerprints) {
        Map<String, String> byAccount = fingerprints.of(file);
        return of(file.accounts().entrySet().stream().map(entry -> CredentialForm.of(entry.getValue(),
                derived.find(entry.getKey(), byAccount.get(entry.getKey())))));
    }

    static Census of(Stream<CredentialForm> forms) {
        Map<CredentialForm, Integer> counts = new HashMap<>();
        forms.forEach(form -> counts.merge(form, 1, Integer::sum));
        if (counts.isEmpty()) {
            counts.put(CredentialForm.OF_NEW_USERS, 1);
        }
        CredentialForm commonest = counts.entrySet().stream()
                // Of two equally common forms always the same one wins; otherwise a decoy would change its form.
                .max(Map.Entry.<CredentialForm, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
                .orElseThrow().getKey();
        return new Census(commonest, Arrays.stream(ScramMechanism.values())
                .filter(mechanism -> counts.keySet().stream().allMatch(form -> form.has(mechanism))).toList());
    }
}
