package chat.granta.auth.credentials;

import chat.granta.model.InvalidJidException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What gateways ask; for them alone. */
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
    Credentials credentials(@PathVariable String localpart) {
        return lookup.find(localpart);
    }

    @GetMapping("/mechanisms")
    Offer mechanisms() {
        return new Offer(offer.mechanisms(), settings.passwordPage());
    }

    @ExceptionHandler
    ProblemDetail malformedName(InvalidJidException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Not a localpart: " + e.getMessage());
    }
}
