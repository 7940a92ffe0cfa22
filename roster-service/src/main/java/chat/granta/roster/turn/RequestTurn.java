package chat.granta.roster.turn;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.ActivateList;
import chat.granta.bus.wire.Contact;
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
 * One request's turn. A feature reads and writes its rows and leaves here what its home has to do and to say; rows and
 * reply are committed together or not at all. Time and ids derive from the request, so that it decides the same when it is
 * done again.
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
     * @param account whose request it is
     * @param sender the account's session that asks, or null when somebody else does
     * @param time when what caused the request happened
     * @param uniqueId that no other request has
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

    /** An id for a push of this turn: unique, and the same when the turn is done again. */
    public String pushId() {
        return uniqueId + '-' + pushes++;
    }

    /** A contact is new or has changed: the home is told. */
    public void contactChanged(Contact contact) {
        policy.addContacts(contact);
    }

    /** Nothing is kept of a contact any more: the home is told. */
    public void contactRemoved(Jid contact) {
        policy.addRemoved(contact.toString());
    }

    /** The account's privacy lists, all of them, are now these: the home is told. */
    public void privacyChanged(PrivacyLists lists) {
        policy.setPrivacy(lists);
    }

    /** The asking session's active privacy list is now this one; empty for none. */
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

    /** Answers the asker: its session when it is the account's, else whoever the answer is addressed to. */
    public void answer(Stanza answer) {
        if (sender == null) {
            send(answer);
        } else {
            reply.setAnswer(SessionAnswer.newBuilder().setSession(sender.getSession())
                    .setStanza(StanzaCodec.toWire(answer)));
        }
    }

    /** Tells the audit what the account's user reports. */
    public void report(AbuseReported report) {
        reports.add(report);
    }

    /** What the audit is told, in order; to be written to {@code xmpp.audit} with the reply. */
    public List<AbuseReported> reports() {
        return List.copyOf(reports);
    }

    /** Sends a stanza to the asking session alone, after its answer. */
    public void follow(Stanza stanza) {
        following.add(StanzaCodec.toWire(stanza));
    }

    /** Whether the account's policy changes. */
    public boolean changesPolicy() {
        return policy.getContactsCount() > 0 || policy.getRemovedCount() > 0 || policy.hasPrivacy();
    }

    /**
     * What to tell the home.
     *
     * @param previousVersion of the account's policy; one more is the new one, when this turn changes it
     */
    public RosterReply reply(long previousVersion) {
        if (!following.isEmpty()) {
            reply.getAnswerBuilder().addAllFollowedBy(following);
        }
        return changesPolicy()
                ? reply.setPolicy(policy.setPrevious(previousVersion).setVersion(previousVersion + 1)).build()
                : reply.build();
    }
}
