package chat.granta.router.home;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.router.home.Session.Want;
import chat.granta.router.wire.AccountState;
import chat.granta.router.wire.PresenceRateState;
import chat.granta.router.wire.DialogueState;
import chat.granta.router.wire.ManagementState;
import chat.granta.router.wire.OpenRequestState;
import chat.granta.router.wire.OpenSubscriptionState;
import chat.granta.router.wire.SessionState;
import chat.granta.router.wire.UserState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a home remembers of a user, to and from bytes. */
final class UserCodec implements HomeStore.Codec<Jid, User> {
    @Override
    public byte @Nullable [] write(User user) {
        return user.isForgettable() ? null : toWire(user).toByteArray();
    }

    @Override
    public User read(Jid bareJid, byte[] bytes) {
        try {
            List<Session> sessions = new ArrayList<>();
            UserState state = UserState.parseFrom(bytes);
            for (SessionState one : state.getSessionsList()) {
                sessions.add(read(bareJid, one));
            }
            return new User(bareJid, AccountStatus.valueOf(state.getAccount().name()),
                    state.getPredecessors(), sessions,
                    PolicyState.valueOf(state.getPolicy().name()), time(state.getLastSeen()),
                    state.getLeavingList().stream().map(SessionAddress::of).toList(),
                    state.getDepartedList().stream().map(one -> read(bareJid, one)).toList(),
                    state.getOpenSubscriptionsList().stream().collect(Collectors.toMap(
                            one -> Jid.trusted(one.getContact()), one -> read(one.getRequest()))));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("stored state of " + bareJid + " cannot be read", e);
        }
    }

    private static UserState toWire(User user) {
        var state = UserState.newBuilder().setAccount(AccountState.valueOf(user.account().name()))
                .setPredecessors(user.predecessors())
                .setPolicy(chat.granta.router.wire.PolicyState.valueOf(user.policy().name()));
        if (user.lastSeen() != null) {
            state.setLastSeen(user.lastSeen().toEpochMilli());
        }
        user.sessions().forEach(session -> state.addSessions(write(session)));
        user.leaving().forEach(session -> state.addLeaving(session.toWire()));
        user.departed().forEach(session -> state.addDeparted(write(session)));
        user.openSubscriptions().forEach((contact, request) -> state.addOpenSubscriptions(OpenSubscriptionState
                .newBuilder().setContact(contact.toString()).setRequest(write(request))));
        return state.build();
    }

    private static SessionState write(Session session) {
        var state = SessionState.newBuilder().setAddress(session.address().toWire())
                .setResource(session.jid().resource()).setPriority(session.priority())
                .setActiveList(session.activeList()).setInterested(session.wants(Want.ROSTER))
                .setBlocking(session.wants(Want.BLOCK_LIST)).setCarbons(session.wants(Want.CARBONS))
                .setPrivacyLists(session.wants(Want.PRIVACY_LISTS))
                .setPresenceRate(write(session.presenceRate()));
        session.directed().forEach(jid -> state.addDirected(jid.toString()));
        session.correspondents().forEach(jid -> state.addCorrespondents(jid.toString()));
        session.dialogues().forEach(dialogue -> state.addDialogues(write(dialogue)));
        Management management = session.management();
        if (management != null) {
            state.setManagement(write(management));
        }
        OpenRequest request = session.openRequest();
        if (request != null) {
            state.setOpenRequest(write(request));
        }
        Presence presence = session.presence();
        if (presence != null) {
            state.setPresence(StanzaCodec.toWire(presence));
        }
        return state.build();
    }

    private static Session read(Jid bareJid, SessionState state) {
        Jid jid = Jid.trusted(bareJid + "/" + state.getResource());
        @Nullable
        Presence presence = state.hasPresence() ? (Presence) StanzaCodec.ofWire(state.getPresence()) : null;
        var directed = new TreeSet<Jid>();
        state.getDirectedList().forEach(to -> directed.add(Jid.trusted(to)));
        return new Session(SessionAddress.of(state.getAddress()), jid, presence, state.getPriority(), directed,
                state.getCorrespondentsList().stream().map(Jid::trusted).toList(),
                state.getActiveList(), wants(state), read(state.getPresenceRate()),
                state.getDialoguesList().stream().map(UserCodec::read).toList(),
                state.hasManagement() ? read(state.getManagement()) : null,
                state.hasOpenRequest() ? read(state.getOpenRequest()) : null);
    }

    private static ManagementState write(Management management) {
        var state = ManagementState.newBuilder().setId(management.id()).setMaxSeconds(management.max().toSeconds())
                .setHandled(management.handled()).setSince(management.since());
        if (management.detached() != null) {
            state.setDetached(management.detached().toEpochMilli());
        }
        management.former().forEach(address -> state.addFormer(address.toWire()));
        return state.build();
    }

    private static Management read(ManagementState state) {
        return new Management(state.getId(), Duration.ofSeconds(state.getMaxSeconds()), state.getHandled(),
                state.getSince(), time(state.getDetached()),
                state.getFormerList().stream().map(SessionAddress::of).toList());
    }

    private static OpenRequestState write(OpenRequest request) {
        return OpenRequestState.newBuilder().setNumber(request.number()).setSince(request.since().toEpochMilli())
                .build();
    }

    private static OpenRequest read(OpenRequestState state) {
        return new OpenRequest(state.getNumber().getOffset(), state.getNumber().getIndex(),
                Instant.ofEpochMilli(state.getSince()));
    }

    private static @Nullable Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static PresenceRateState write(PresenceRate rate) {
        return PresenceRateState.newBuilder().setSince(rate.since().toEpochMilli()).setCount(rate.count())
                .setHeld(rate.isHeld()).build();
    }

    private static PresenceRate read(PresenceRateState state) {
        return new PresenceRate(Instant.ofEpochMilli(state.getSince()), state.getCount(), state.getHeld());
    }

    private static DialogueState write(Dialogue dialogue) {
        return DialogueState.newBuilder().setId(dialogue.id()).setNode(dialogue.node()).setStage(dialogue.stage())
                .setLast(dialogue.isLast()).setTime(dialogue.time().toEpochMilli()).build();
    }

    private static Dialogue read(DialogueState state) {
        return new Dialogue(state.getId(), state.getNode(), state.getStage(), state.getLast(),
                Instant.ofEpochMilli(state.getTime()));
    }

    private static Set<Want> wants(SessionState state) {
        var wants = EnumSet.noneOf(Want.class);
        if (state.getInterested()) {
            wants.add(Want.ROSTER);
        }
        if (state.getBlocking()) {
            wants.add(Want.BLOCK_LIST);
        }
        if (state.getCarbons()) {
            wants.add(Want.CARBONS);
        }
        if (state.getPrivacyLists()) {
            wants.add(Want.PRIVACY_LISTS);
        }
        return wants;
    }
}
