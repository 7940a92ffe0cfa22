package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordFile;
import chat.granta.scram.ScramHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Statistics of all accounts' credentials.
 *
 * @param commonest the form that the credentials of most accounts have
 * @param forms how many accounts have which form
 * @param scramInFile the mechanisms for which the password file itself has every account's keys
 */
record Census(CredentialForm commonest, Map<CredentialForm, Integer> forms, Set<ScramHash> scramInFile) {
    static Census of(PasswordFile file, DerivedKeyCache derived, Fingerprints fingerprints) {
        Map<String, String> byAccount = fingerprints.of(file);
        Set<ScramHash> inFile = EnumSet.allOf(ScramHash.class);
        file.accounts().values().forEach(hash -> inFile
                .removeIf(mechanism -> hash.keyForms().stream().noneMatch(each -> each.hash() == mechanism)));
        return of(file.accounts().entrySet().stream().map(entry -> CredentialForm.of(entry.getValue(),
                derived.find(entry.getKey(), byAccount.get(entry.getKey())))), inFile);
    }

    static Census of(Stream<CredentialForm> forms, Set<ScramHash> scramInFile) {
        Map<CredentialForm, Integer> counts = new HashMap<>();
        forms.forEach(form -> counts.merge(form, 1, Integer::sum));
        CredentialForm commonest = counts.entrySet().stream()
                // Of two equally common forms always the same one wins; otherwise a decoy would change its form.
                .max(Map.Entry.<CredentialForm, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
                .map(Map.Entry::getKey).orElse(CredentialForm.OF_NEW_USERS);
        return new Census(commonest, counts, scramInFile);
    }

    /** The mechanisms that every account has keys for, from the file or derived, strongest first. */
    List<ScramHash> scramForAll() {
        return Arrays.stream(ScramHash.values())
                .filter(mechanism -> forms.keySet().stream().allMatch(form -> form.has(mechanism))).toList();
    }

    /** How many accounts lack keys for one of these mechanisms at least. */
    int lacking(Collection<ScramHash> mechanisms) {
        return forms.entrySet().stream().filter(entry -> !mechanisms.stream().allMatch(entry.getKey()::has))
                .mapToInt(Map.Entry::getValue).sum();
    }
}
