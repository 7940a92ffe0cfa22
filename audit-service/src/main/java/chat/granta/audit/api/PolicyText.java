package chat.granta.audit.api;

import chat.granta.audit.event.EventKind;
import chat.granta.audit.privacy.PolicySettings;
import chat.granta.audit.privacy.Term;
import chat.granta.bus.LogTerms;
import java.time.Duration;
import java.util.Map;

/** Says for how long the audit trail and the log keep what, and who may see it. */
final class PolicyText {
    private static final Map<EventKind, String> WORDS = Map.ofEntries(
            Map.entry(EventKind.LOGIN, "logins: when, from which address, by which mechanism, with which TLS version"),
            Map.entry(EventKind.LOGIN_FAILURE,
                    "failed logins: when, from which address, by which mechanism, with which TLS version, why"),
            Map.entry(EventKind.SESSION_START,
                    "when a client comes, of which device, from which address, with which TLS version"),
            Map.entry(EventKind.SESSION_RESUME,
                    "when a client comes back, of which device, from which address, with which TLS version"),
            Map.entry(EventKind.SESSION_END, "when a client goes, of which device"),
            Map.entry(EventKind.CLIENT, "which software a client says it is, when, of which device"),
            Map.entry(EventKind.ACCOUNT, "that an account has come, was suspended, or has gone"),
            Map.entry(EventKind.MESSAGE,
                    "messages: who, from which device, to whom and which device, of which type, which ids, when, how large, and what became of it"),
            Map.entry(EventKind.ROOM_MESSAGE,
                    "messages in rooms: who, from which device, in which room, to whom when only one hears it, of which type, which ids, when, how large, and what became of it"),
            Map.entry(EventKind.SUBSCRIPTION, "who asks to see whose presence, when, and what the answer is"),
            Map.entry(EventKind.ROOM_JOIN,
                    "who enters which room, when, from which device, under which nickname, and whether it was let in"),
            Map.entry(EventKind.ROOM_LEAVE, "who leaves which room, when, under which nickname"),
            Map.entry(EventKind.FEDERATION,
                    "streams with other servers: which, when, from which address, and what became of it"),
            Map.entry(EventKind.ADMINISTRATION, "what operators and auditors do"),
            Map.entry(EventKind.REPORT,
                    "reports of abuse: who, about whom, when, why, the words of who reports, and which messages are meant"),
            Map.entry(EventKind.QUERY, "who of the auditors has looked at what, and why"));

    private static final String TEXT = """
            What this server records about its users, and for how long

            %s
            What is written in messages is not recorded here. It is kept of a user or a room only from the day on which a named
            person has ordered so for a case of abuse, with a reason and an end (a hold), and never of the time before; and when
            somebody reports another, the messages between the two that the report names, out of the archive of who
            reports. Both are %s.

            Who may see it: auditors see what is listed above, each time with a reason, and that they have looked is
            recorded itself. Statisticians see figures that name no user. Operators say who auditors are, and see none of it.

            The server's log

            All that users send passes through the server's log, with what is written in it, so that nothing is lost when a
            machine fails. The services read it, and a hold does, as said above; nobody else.

            %s
            When an account is closed

            Its archive, waiting messages, contacts, lists, picture and private data are deleted. Nothing can be taken out of the
            log: what the account has sent and was sent is gone from it when the terms above have passed.
            %s
            """;
    private static final String NAME_ERASED = """
            An hour after the end its name is taken out of the records above, unless a hold on it is open; what operators and
            auditors have done about it, and reports, keep it for as long as is said there.""";
    private static final String NAME_KEPT = "The records above keep its name for as long as is said there.";

    private PolicyText() {}

    static String of(PolicySettings policy, LogTerms log) {
        return TEXT.formatted(ofTrail(policy),
                policy.held().isForEver()
                        ? "kept without an end"
                        : "deleted " + policy.held().days() + " days after their case is closed",
                ofLog(log), policy.eraseWithAccount() ? NAME_ERASED : NAME_KEPT);
    }

    private static String ofTrail(PolicySettings policy) {
        var text = new StringBuilder();
        for (EventKind kind : EventKind.values()) {
            text.append("- ").append(WORDS.get(kind)).append(": ").append(length(policy.terms().get(kind)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String ofLog(LogTerms log) {
        return line("messages, in one-to-one chats and in rooms, and changes of contacts, lists and pictures",
                log.messages())
                + line("the same on its way to a client", log.delivery())
                + line("logins, failed logins, reports of abuse and what operators do", log.audit())
                + line("what could not be handled, until an operator has looked into it", log.deadLetters());
    }

    private static String line(String what, Duration term) {
        return "- " + what + ": kept for " + words(term) + ", and gone " + words(LogTerms.delay(term))
                + " later at the latest\n";
    }

    private static String words(Duration time) {
        if (time.toMinutes() % 60 != 0) {
            return count(time.toMinutes(), "minute");
        }
        return time.toHours() % 24 == 0 ? count(time.toDays(), "day") : count(time.toHours(), "hour");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String length(Term term) {
        return !term.isRecorded()
                ? "not recorded"
                : term.isForEver() ? "kept without an end" : "kept for " + term.days() + " days";
    }
}
