package chat.granta.audit.ingest;

import chat.granta.audit.event.Event;
import chat.granta.audit.event.EventKind;
import chat.granta.audit.event.ReportedMessage;
import chat.granta.audit.event.ReportedMessage.Found;
import chat.granta.audit.hold.StanzaXml;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.FederationAudited;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.bus.wire.RoomAdministered;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes events of the log's records. */
final class LogEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LogEvents() {}

    /** @throws IllegalArgumentException when the record is nothing for the trail */
    static void read(Envelope record, Consumer<Event> events) {
        read(record, Instant.ofEpochMilli(record.getTime()), events);
    }

    private static void read(Envelope body, Instant time, Consumer<Event> events) {
        switch (body.getBodyCase()) {
            case BATCH -> body.getBatch().getPartsList().forEach(part -> read(part, time, events));
            case TRAIL_EVENT -> events.accept(of(body.getTrailEvent(), time));
            case LOGIN_AUDITED -> events.accept(of(body.getLoginAudited(), time));
            case ABUSE_REPORTED -> events.accept(of(body.getAbuseReported(), time));
            case ROOM_ADMINISTERED -> events.accept(of(body.getRoomAdministered(), time));
            case FEDERATION_AUDITED -> events.accept(of(body.getFederationAudited(), time));
            default -> throw new IllegalArgumentException(body.getBodyCase() + " is nothing for the audit trail");
        }
    }

    private static Event of(TrailEvent told, Instant time) {
        Map<String, Object> detail = new LinkedHashMap<>();
        put(detail, "tls", told.getConnection().getTls());
        put(detail, "nickname", told.getNickname());
        put(detail, "client", told.getClient());
        boolean isMessage = told.getKind() == TrailEvent.Kind.MESSAGE
                || told.getKind() == TrailEvent.Kind.ROOM_MESSAGE;
        return new Event(time, kind(told.getKind()), bare(told.getWho()), resource(told.getWho()),
                bare(told.getWhom()), resource(told.getWhom()), orNull(told.getRoom()),
                orNull(told.getConnection().getAddress()), orNull(told.getType()), orNull(told.getId()),
                orNull(told.getArchiveId()), isMessage ? told.getSize() : null, orNull(told.getOutcome()),
                orNull(told.getReason()), json(detail));
    }

    private static EventKind kind(TrailEvent.Kind kind) {
        return switch (kind) {
            case MESSAGE -> EventKind.MESSAGE;
            case ROOM_MESSAGE -> EventKind.ROOM_MESSAGE;
            case SUBSCRIPTION -> EventKind.SUBSCRIPTION;
            case ROOM_JOIN -> EventKind.ROOM_JOIN;
            case ROOM_LEAVE -> EventKind.ROOM_LEAVE;
            case SESSION_START -> EventKind.SESSION_START;
            case SESSION_RESUME -> EventKind.SESSION_RESUME;
            case SESSION_END -> EventKind.SESSION_END;
            case ACCOUNT -> EventKind.ACCOUNT;
            case CLIENT -> EventKind.CLIENT;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a kind of event that this version does not know");
        };
    }

    private static Event of(LoginAudited login, Instant time) {
        Map<String, Object> detail = new LinkedHashMap<>();
        put(detail, "mechanism", login.getMechanism());
        put(detail, "tls", login.getTls());
        put(detail, "port", port(login.getAddress()));
        return new Event(time, login.getSuccess() ? EventKind.LOGIN : EventKind.LOGIN_FAILURE,
                bare(login.getAccount()), null, null, null, null, orNull(withoutPort(login.getAddress())), null, null,
                null, null, null, orNull(login.getReason()), json(detail));
    }

    private static Event of(AbuseReported report, Instant time) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("texts", report.getTextsList().stream()
                .map(text -> Map.of("text", text.getText(), "lang", text.getLang())).toList());
        detail.put("stanzas", report.getStanzaIdsList().stream()
                .map(stanza -> Map.of("by", stanza.getBy(), "id", stanza.getId())).toList());
        detail.put("mayTellOrigin", report.getMayTellOrigin());
        detail.put("mayTellOthers", report.getMayTellOthers());
        return new Event(time, EventKind.REPORT, bare(report.getAccount()), null, bare(report.getReported()),
                resource(report.getReported()), null, null, null, null, null, null, null, orNull(report.getReason()),
                json(detail));
    }

    static ReportedMessage shown(chat.granta.bus.wire.ReportedMessage told, Instant time) {
        Found found = switch (told.getFound()) {
            case SHOWN -> Found.SHOWN;
            case NOT_THERE -> Found.NOT_THERE;
            case WITH_ANOTHER -> Found.WITH_ANOTHER;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException("a reported message of which this version does not know what it is");
        };
        return new ReportedMessage(time, told.getAccount(), String.valueOf(bare(told.getReported())), told.getReason(),
                told.getId(), found, found == Found.SHOWN ? Instant.ofEpochMilli(told.getSent()) : null,
                found == Found.SHOWN ? xml((Message) StanzaCodec.ofWire(told.getStanza())) : null);
    }

    private static String xml(Message message) {
        Jid to = message.to();
        return StanzaXml.of(message, to == null ? "" : to.toString());
    }

    private static Event of(RoomAdministered act, Instant time) {
        Map<String, Object> detail = new LinkedHashMap<>();
        put(detail, "detail", act.getDetail());
        put(detail, "by", act.getBy());
        return new Event(time, EventKind.ADMINISTRATION, bare(act.getOperator()), null,
                bare(act.getWhom()), null, orNull(act.getRoom()), null, orNull(act.getAct()), null, null, null, null,
                orNull(act.getReason()),
                json(detail));
    }

    private static Event of(FederationAudited stream, Instant time) {
        Map<String, Object> detail = new LinkedHashMap<>();
        put(detail, "proof", stream.getMethod());
        put(detail, "opened by", stream.getOutgoing() ? "us" : "them");
        return new Event(time, EventKind.FEDERATION, orNull(stream.getLocal()), null, orNull(stream.getDomain()), null,
                null, orNull(withoutPort(stream.getAddress())), null, null, null, null,
                stream.getEvent().name().toLowerCase(Locale.ROOT), orNull(stream.getReason()), json(detail));
    }

    private static @Nullable String bare(String jid) {
        int slash = jid.indexOf('/');
        return orNull(slash < 0 ? jid : jid.substring(0, slash));
    }

    private static @Nullable String resource(String jid) {
        int slash = jid.indexOf('/');
        return slash < 0 ? null : jid.substring(slash + 1);
    }

    /** Gateways write an IP address, a colon and a port. */
    private static String withoutPort(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void put(Map<String, Object> detail, String name, String value) {
        if (!value.isEmpty()) {
            detail.put(name, value);
        }
    }

    private static @Nullable String json(Map<String, Object> detail) {
        return detail.isEmpty() ? null : JSON.writeValueAsString(detail);
    }
}
