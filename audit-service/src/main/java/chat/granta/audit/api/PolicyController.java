package chat.granta.audit.api;

import chat.granta.audit.privacy.PolicySettings;
import chat.granta.bus.BusSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The privacy policy, in words that a user can read, from the settings that are in force. */
@RestController
class PolicyController {
    private final String policy;

    PolicyController(PolicySettings policy, BusSettings bus) {
        this.policy = PolicyText.of(policy, bus.keep());
    }

    @GetMapping(value = "/api/v1/policy", produces = "text/plain;charset=UTF-8")
    String policy() {
        return policy;
    }
}
