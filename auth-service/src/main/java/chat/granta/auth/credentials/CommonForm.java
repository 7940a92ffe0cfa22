package chat.granta.auth.credentials;

import chat.granta.auth.passwordfile.PasswordHash;
import chat.granta.auth.passwordfile.ScramDerivation;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How most accounts' credentials look, which is how a decoy must look. */
sealed interface CommonForm {
    record Scram(int iterations, int saltBytes) implements CommonForm {}

    /**
     * @param parameters between {@code $6$} and the salt, such as {@code rounds=9999$}; usually empty
     */
    record Crypt(String parameters, int saltCharacters) implements CommonForm {}

    CommonForm FOR_NEW_USERS = new Scram(ScramDerivation.ITERATIONS, 16);

    static CommonForm of(Collection<PasswordHash> hashes) {
        return hashes.stream().map(Credentials::of).map(CommonForm::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                // Among equally common ones always the same, or the decoy's form would flicker.
                .max(Map.Entry.<CommonForm, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
                .map(Map.Entry::getKey).orElse(FOR_NEW_USERS);
    }

    private static CommonForm of(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Scram scram -> new Scram(scram.iterations(), scram.salt().length);
            case Credentials.Crypt crypt -> {
                String[] parts = crypt.hash().split("\\$", -1);
                boolean hasRounds = parts.length == 5;
                yield new Crypt(hasRounds ? parts[2] + '$' : "", parts[hasRounds ? 3 : 2].length());
            }
        };
    }
}
