package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.auth.credentials.CredentialsJson.KeySet;
import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewKeysTest {
    @Test
    void keysAreWhatTheyAreCalled() {
        assertThat(new NewKeys("v", List.of(keys("SCRAM-SHA-1", 4096, 16, 20), keys("SCRAM-SHA-256", 10_000, 8, 32)))
                .toKeys()).extracting(KeyForm::of).containsExactly(new KeyForm(ScramHash.SHA_1, 4096, 16),
                        new KeyForm(ScramHash.SHA_256, 10_000, 8));
    }

    static List<NewKeys> wrongOnes() {
        return List.of(new NewKeys(null, List.of()), new NewKeys("v", null),
                new NewKeys("v", Arrays.asList((KeySet) null)), one(keys("SCRAM-MD5", 4096, 16, 16)),
                one(keys("SCRAM-SHA-1", 0, 16, 20)), one(keys("SCRAM-SHA-1", 4095, 16, 20)),
                one(keys("SCRAM-SHA-1", Integer.MAX_VALUE, 16, 20)), one(keys("SCRAM-SHA-1", 4096, 0, 20)),
                one(keys("SCRAM-SHA-1", 4096, 65, 20)), one(keys("SCRAM-SHA-1", 4096, 16, 32)),
                one(new KeySet("SCRAM-SHA-1", 4096, null, null, null)),
                new NewKeys("v", List.of(keys("SCRAM-SHA-1", 4096, 16, 20), keys("SCRAM-SHA-1", 4096, 16, 20))));
    }

    @ParameterizedTest
    @MethodSource("wrongOnes")
    void whatCannotBeIsRefused(NewKeys wrong) {
        assertThatThrownBy(wrong::toKeys).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewKeys one(KeySet keys) {
        return new NewKeys("v", List.of(keys));
    }

    private static KeySet keys(String mechanism, int iterations, int saltBytes, int keyBytes) {
        return new KeySet(mechanism, iterations, new byte[saltBytes], new byte[keyBytes], new byte[keyBytes]);
    }
}
