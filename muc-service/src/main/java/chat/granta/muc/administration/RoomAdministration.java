package chat.granta.muc.administration;

import chat.granta.bus.wire.OperatorAnswered;
import chat.granta.handling.command.CommandXml;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.muc.operator.CloseRoom;
import chat.granta.muc.operator.HandOver;
import chat.granta.muc.operator.RenameRoom;
import chat.granta.muc.projection.store.OperatorAnswers;
import chat.granta.muc.projection.store.RoomListings.Listing;
import chat.granta.muc.projection.store.RoomListings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators do to rooms by HTTP. Each call waits for the room's answer, for ten seconds at most. Any thread. */
final class RoomAdministration {
    private static final String FORM = "jabber:x:data";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Jid service;
    private final ServiceLog log;
    private final RoomListings listings;
    private final OperatorAnswers answers;
    private final InstantSource clock;

    RoomAdministration(Jid service, ServiceLog log, RoomListings listings, OperatorAnswers answers,
            InstantSource clock) {
        this.service = service;
        this.log = log;
        this.listings = listings;
        this.answers = answers;
        this.clock = clock;
    }

    List<Listing> list(String part, boolean ownerless, String after, int most) {
        return listings.find(part, ownerless, after, most);
    }

    /** @param by what the caller calls themself, for the audit trail; may be empty, as the other texts */
    void close(String name, String alternative, String reason, String by) {
        perform(name, CloseRoom.NODE, Map.of("alternative", alternative, "reason", reason), by);
    }

    /** @param stay whether those who own the room go on to do so */
    void handOver(String name, String owner, boolean stay, String reason, String by) {
        perform(name, HandOver.NODE, Map.of("owner", owner, "stay", stay ? "1" : "0", "reason", reason), by);
    }

    /** @return the new address */
    Jid rename(String name, String newName, String reason, String by) {
        perform(name, RenameRoom.NODE, Map.of("name", newName, "reason", reason), by);
        return room(newName);
    }

    private Jid room(String name) {
        return name.contains("@") ? Jid.parse(name) : Jid.parse(name + '@' + service);
    }

    private void perform(String name, String node, Map<String, String> fields, String by) {
        Jid room = room(name);
        if (!room.domain().equals(service.domain()) || !room.isBare()) {
            throw new IllegalArgumentException("rooms have addresses like NAME@" + service);
        }
        Jid from = by.isEmpty() ? service : service.withResource(by);
        OperatorAnswered answer = await(log.send(from, room, Payload.of(command(node, new LinkedHashMap<>(fields)))));
        if (!answer.getCondition().isEmpty()) {
            throw new RefusedByRoomException(answer.getCondition(), answer.getText());
        }
    }

    private OperatorAnswered await(long request) {
        Instant end = clock.instant().plus(PATIENCE);
        try {
            while (clock.instant().isBefore(end)) {
                Optional<OperatorAnswered> answer = answers.find(request);
                if (answer.isPresent()) {
                    return answer.get();
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedByRoomException("remote-server-timeout",
                "The room has not answered yet. What was asked for may still be done; look before you ask again.");
    }

    private static Element command(String node, Map<String, String> fields) {
        var form = Element.named(FORM, "x").attribute("type", "submit");
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                form.child(Element.named(FORM, "field").attribute("var", name).child("value", value).build());
            }
        });
        return Element.named(CommandXml.NAMESPACE, "command").attribute("node", node)
                .attribute("action", "execute").child(form.build()).build();
    }
}
