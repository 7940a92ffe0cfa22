package chat.granta.auth.credentials;

import chat.granta.scram.ScramKeys;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP interface for gateways; it needs the internal token. */
@RestController
@RequestMapping("/internal")
class CredentialsController {
    record Offer(List<String> mechanisms, @Nullable String passwordPage) {}

    private final CredentialLookup lookup;
    private final MechanismOffer offer;
    private final CredentialSettings settings;

    CredentialsController(CredentialLookup lookup, MechanismOffer offer, CredentialSettings settings) {
        this.lookup = lookup;
        this.offer = offer;
        this.settings = settings;
    }

    @GetMapping("/credentials/{localpart}")
    CredentialsJson credentials(@PathVariable String localpart) {
        return lookup.find(localpart);
    }

    @PutMapping("/credentials/{localpart}/keys")
    ResponseEntity<?> keep(@PathVariable String localpart, @RequestBody NewKeys derived) {
        List<ScramKeys> keys = derived.toKeys();
        if (lookup.keep(localpart, Objects.requireNonNull(derived.version()), keys)) {
            return ResponseEntity.noContent().build();
        }
        // An account that does not exist gets the same answer.
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                "The version is not the credentials' present one; read them again")).build();
    }

    @GetMapping("/accounts/{localpart}")
    ResponseEntity<Void> account(@PathVariable String localpart) {
        return (lookup.mayLogIn(localpart) ? ResponseEntity.noContent() : ResponseEntity.notFound()).build();
    }

    @GetMapping("/mechanisms")
    Offer mechanisms() {
        return new Offer(offer.mechanisms(), settings.passwordPage());
    }
}
