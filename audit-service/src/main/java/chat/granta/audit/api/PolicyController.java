package chat.granta.audit.api;

import chat.granta.audit.event.EventKind;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.audit.privacy.Term;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The privacy policy, in words that a user can read, from the settings that are in force. */
@RestController
class PolicyController {
    private static final Map<EventKind, String> WORDS = Map.ofEntries(
            Map.entry(EventKind.LOGIN, "logins: when, from which address, by which mechanism"),
            Map.entry(EventKind.LOGIN_FAILURE, "failed logins: when, from which address, why"),
            Map.entry(EventKind.SESSION_START, "when a client comes"),
            Map.entry(EventKind.SESSION_RESUME, "when a client comes back"),
            Map.entry(EventKind.SESSION_END, "when a client goes"),
            Map.entry(EventKind.CLIENT, "which software a client says it is"),
            Map.entry(EventKind.ACCOUNT, "that an account has come, was suspended, or has gone"),
            Map.entry(EventKind.MESSAGE, "messages: who, to whom, when, how large, and what became of it"),
            Map.entry(EventKind.ROOM_MESSAGE, "messages in rooms: who, in which room, when, how large"),
            Map.entry(EventKind.SUBSCRIPTION, "who asks to see whose presence, and what the answer is"),
            Map.entry(EventKind.ROOM_JOIN, "who enters which room, when"),
            Map.entry(EventKind.ROOM_LEAVE, "who leaves which room, when"),
            Map.entry(EventKind.FEDERATION, "streams with other servers"),
            Map.entry(EventKind.ADMINISTRATION, "what operators and auditors do"),
            Map.entry(EventKind.REPORT, "reports of abuse, with the words of who reports"),
            Map.entry(EventKind.QUERY, "who of the auditors has looked at what, and why"));

    private final PolicySettings policy;

    PolicyController(PolicySettings policy) {
        this.policy = policy;
    }

    @GetMapping(value = "/api/v1/policy", produces = "text/plain;charset=UTF-8")
    String policy() {
        var text = new StringBuilder("What this server records about its users, and for how long\n\n");
        for (EventKind kind : EventKind.values()) {
            text.append("- ").append(WORDS.get(kind)).append(": ").append(length(policy.terms().get(kind)))
                    .append('\n');
        }
        return text
                .append("""

                        What is written in messages is not recorded here. It is kept of a user or a room only from the day on which a named
                        person has ordered so for a case of abuse, with a reason and an end (a hold), and never of the time before.

                        Who may see it: auditors see what is listed above, each time with a reason, and that they have looked is
                        recorded itself. Statisticians see figures that name no user. Operators say who auditors are, and see none of it.
                        """)
                .toString();
    }

    private static String length(Term term) {
        return !term.isRecorded()
                ? "not recorded"
                : term.isForEver() ? "kept without an end" : "kept for " + term.days() + " days";
    }
}
