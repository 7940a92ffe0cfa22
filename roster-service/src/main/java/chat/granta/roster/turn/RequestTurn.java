package chat.granta.roster.turn;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.ActivateList;
import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.bus.wire.Push;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterSender;
import chat.granta.bus.wire.SessionAnswer;
import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turn of one request. A feature reads and writes its rows, and collects here what the account's home is to do and to send;
 * rows and reply are committed together or not at all. Time and ids derive from the request, so that a feature decides the same
 * when the request is handled again.
 */
public final class RequestTurn {
    private final Jid account;
    private final @Nullable RosterSender sender;
    private final Instant time;
    private final String uniqueId;
    private final RosterReply.Builder reply = RosterReply.newBuilder();
    private final PolicyChange.Builder policy = PolicyChange.newBuilder();
    private final List<AbuseReported> reports = new ArrayList<>();
    private final List<chat.granta.bus.wire.Stanza> following = new ArrayList<>();
    private int pushes;

    /**
     * @param account the account that the request is for
     * @param sender the account's session that asks, or null when somebody else does
     * @param time when the event happened that caused the request
     * @param uniqueId an id that no other request has
     */
    public RequestTurn(Jid account, @Nullable RosterSender sender, Instant time, String uniqueId) {
        this.account = account;
        this.sender = sender;
        this.time = time;
        this.uniqueId = uniqueId;
        reply.setAccount(account.toString());
    }

    public Jid account() {
        return account;
    }

    /** The account's session that asks, or null when somebody else does. */
    public @Nullable RosterSender sender() {
        return sender;
    }

    public Instant time() {
        return time;
    }

    /** An id for a push of this turn: unique, and the same when the request is handled again. */
    public String pushId() {
        return uniqueId + '-' + pushes++;
    }

    /** Tells the home that a contact is new or has changed. */
    public void contactChanged(Contact contact) {
        policy.addContacts(contact);
    }

    /** Tells the home that a contact has been deleted. */
    public void contactRemoved(Jid contact) {
        policy.addRemoved(contact.toString());
    }

    /** Tells the home all privacy lists of the account, after a change. */
    public void privacyChanged(PrivacyLists lists) {
        policy.setPrivacy(lists);
    }

    /** Tells the home the account's archive preferences, after a change. */
    public void archivingChanged(ArchivePreferences preferences) {
        policy.setArchiving(preferences);
    }

    /** Tells the home the hash of the account's avatar (XEP-0153), after a change; empty when there is none. */
    public void photoChanged(String hash) {
        policy.setPhoto(hash);
    }

    /** Sets the asking session's active privacy list; empty for none. */
    public void activate(String list) {
        if (sender == null) {
            throw new IllegalStateException("only a session has an active list");
        }
        reply.setActivate(ActivateList.newBuilder().setSession(sender.getSession()).setList(list));
    }

    /** Sends a stanza, with {@code from} and {@code to}, on the account's behalf. */
    public void send(Stanza stanza) {
        reply.addSend(StanzaCodec.toWire(stanza));
    }

    /** Sends a stanza to some of the account's own sessions. */
    public void push(Stanza stanza, Push.Audience audience) {
        reply.addPushes(Push.newBuilder().setStanza(StanzaCodec.toWire(stanza)).setAudience(audience));
    }

    /** Answers the request: the asking session if it is the account's own, else the address in the answer's {@code to}. */
    public void answer(Stanza answer) {
        if (sender == null) {
            send(answer);
        } else {
            reply.setAnswer(SessionAnswer.newBuilder().setSession(sender.getSession())
                    .setStanza(StanzaCodec.toWire(answer)));
        }
    }

    /** Adds a report by the account's user, for the audit. */
    public void report(AbuseReported report) {
        reports.add(report);
    }

    /** The reports for the audit, in order, which are written to {@code xmpp.audit} together with the reply. */
    public List<AbuseReported> reports() {
        return List.copyOf(reports);
    }

    /** Tells those who are interested, and may know, that a node of the account has changed (XEP-0163). */
    public void tell(NodeEvent event) {
        reply.addEvents(event);
    }

    /** Sends a stanza behind the answer: to the asking session alone if it is the account's own, else to whom it is addressed. */
    public void follow(Stanza stanza) {
        following.add(StanzaCodec.toWire(stanza));
    }

    /** Whether the account's policy changes. */
    public boolean changesPolicy() {
        return policy.getContactsCount() > 0 || policy.getRemovedCount() > 0 || policy.hasPrivacy()
                || policy.hasArchiving() || policy.hasPhoto();
    }

    /**
     * The reply to the home.
     *
     * @param previousVersion the version of the account's policy before this turn; if the turn changes the policy, the
     *             new version is one higher
     */
    public RosterReply reply(long previousVersion) {
        if (sender == null) {
            reply.addAllSend(following);
        } else if (!following.isEmpty()) {
            reply.getAnswerBuilder().addAllFollowedBy(following);
        }
        return changesPolicy()
                ? reply.setPolicy(policy.setPrevious(previousVersion).setVersion(previousVersion + 1)).build()
                : reply.build();
    }
}
