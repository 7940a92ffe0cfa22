package chat.granta.router.items;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Session;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.router.items.NodeRead.Known;
import chat.granta.router.items.NodeRead.Open;
import chat.granta.router.wire.KnownReadState;
import chat.granta.router.wire.NodeReadState;
import chat.granta.router.wire.OpenReadState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked of one account's nodes and is known of them, by names of which those of open requests sort as they were asked. */
public record AccountReads(SortedMap<String, NodeRead> parts) {
    static final HomeStore<Jid, AccountReads> STORE = HomeStore.inParts("reads", Jid::trusted, new Form());
    static final AccountReads NONE = new AccountReads(new TreeMap<>());

    Stream<Map.Entry<String, NodeRead>> open() {
        return parts.entrySet().stream().filter(part -> part.getValue() instanceof Open);
    }

    Stream<Map.Entry<String, NodeRead>> known() {
        return parts.entrySet().stream().filter(part -> part.getValue() instanceof Known);
    }

    @Nullable
    Known known(String query) {
        return (Known) parts.get(name(query));
    }

    AccountReads with(String name, NodeRead read) {
        return change(more -> {
            more.put(name, read);
            return more;
        });
    }

    AccountReads with(Known known) {
        return with(name(known.query()), known);
    }

    AccountReads without(String name) {
        return change(fewer -> {
            fewer.remove(name);
            return fewer;
        });
    }

    private AccountReads change(UnaryOperator<SortedMap<String, NodeRead>> how) {
        return new AccountReads(how.apply(new TreeMap<>(parts)));
    }

    private static String name(String query) {
        return "known " + query;
    }

    /** Reads to and from bytes, each by itself. */
    private static final class Form implements HomeStore.Parts<Jid, AccountReads, NodeRead> {
        @Override
        public Map<String, NodeRead> apart(AccountReads value) {
            return value.parts;
        }

        @Override
        public AccountReads together(Jid account, Map<String, NodeRead> parts) {
            return new AccountReads(new TreeMap<>(parts));
        }

        @Override
        public byte[] write(NodeRead part) {
            var state = NodeReadState.newBuilder().setQuery(part.query()).setSince(part.since().toEpochMilli());
            switch (part) {
                case Open open -> {
                    var one = OpenReadState.newBuilder().setAsker(open.asker()).setId(open.id())
                            .setIsOver(open.isOver()).setIsOutdated(open.isOutdated());
                    if (open.session() != null) {
                        one.setSession(open.session().toWire());
                    }
                    state.setOpen(one);
                }
                case Known known -> state.setKnown(
                        KnownReadState.newBuilder().setAnswer(known.answer()).addAllAskers(known.askers()));
            }
            return state.build().toByteArray();
        }

        @Override
        public NodeRead read(byte[] bytes) {
            try {
                var state = NodeReadState.parseFrom(bytes);
                Instant since = Instant.ofEpochMilli(state.getSince());
                if (state.hasKnown()) {
                    return new Known(state.getQuery(), since, state.getKnown().getAnswer(),
                            state.getKnown().getAskersList());
                }
                OpenReadState open = state.getOpen();
                Session session = open.hasSession() ? open.getSession() : null;
                return new Open(state.getQuery(), since, open.getAsker(),
                        session == null ? null : SessionAddress.of(session), open.getId(), open.getIsOver(),
                        open.getIsOutdated());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("a stored read of a node cannot be read", e);
            }
        }
    }
}
