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
 * What all accounts taken together look like.
 *
 * @param commonest the form that most accounts' credentials have
 * @param scramForAll the mechanisms that every account has keys for, strongest first
 */
record Census(CommonForm commonest, List<ScramMechanism> scramForAll) {
    static Census of(PasswordFile file, DerivedKeys derived, Fingerprints fingerprints) {
        Map<String, String> byAccount = fingerprints.of(file);
        return of(file.accounts().entrySet().stream().map(entry -> CommonForm.of(entry.getValue(),
                derived.find(entry.getKey(), byAccount.get(entry.getKey())))));
    }

    static Census of(Stream<CommonForm> forms) {
        Map<CommonForm, Integer> counts = new HashMap<>();
        forms.forEach(form -> counts.merge(form, 1, Integer::sum));
        if (counts.isEmpty()) {
            counts.put(CommonForm.OF_NEW_USERS, 1);
        }
        CommonForm commonest = counts.entrySet().stream()
                // Among equally common ones always the same, or the decoy's form would flicker.
                .max(Map.Entry.<CommonForm, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
                .orElseThrow().getKey();
        return new Census(commonest, Arrays.stream(ScramMechanism.values())
                .filter(mechanism -> counts.keySet().stream().allMatch(form -> form.has(mechanism))).toList());
    }
}
