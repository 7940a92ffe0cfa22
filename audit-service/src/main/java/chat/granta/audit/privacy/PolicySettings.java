package chat.granta.audit.privacy;

import chat.granta.audit.event.EventKind;
import chat.granta.settings.SettingException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.audit.keep.*}: how long events of each kind are kept.
 *
 * @param keep by kind, and of what holds have kept
 * @param eraseWithAccount whether the trail forgets a cancelled account's name before that
 */
@ConfigurationProperties("granta.audit")
public record PolicySettings(@DefaultValue Keep keep, @DefaultValue("false") boolean eraseWithAccount) {
    /**
     * For each kind a length of whole days such as {@code 90d}, {@code unlimited} or {@code never}.
     *
     * @param held what holds have kept, after their case is closed; not {@code never}
     */
    public record Keep(@DefaultValue("180d") String login, @DefaultValue("180d") String loginFailure,
            @DefaultValue("180d") String sessionStart, @DefaultValue("180d") String sessionResume,
            @DefaultValue("180d") String sessionEnd, @DefaultValue("180d") String client,
            @DefaultValue("730d") String account,
            @DefaultValue("90d") String message, @DefaultValue("90d") String roomMessage,
            @DefaultValue("180d") String subscription, @DefaultValue("90d") String roomJoin,
            @DefaultValue("90d") String roomLeave, @DefaultValue("90d") String federation,
            @DefaultValue("730d") String administration, @DefaultValue("730d") String report,
            @DefaultValue("730d") String query, @DefaultValue("90d") String held) {
        private Map<EventKind, String> byKind() {
            return Map.ofEntries(Map.entry(EventKind.LOGIN, login), Map.entry(EventKind.LOGIN_FAILURE, loginFailure),
                    Map.entry(EventKind.SESSION_START, sessionStart),
                    Map.entry(EventKind.SESSION_RESUME, sessionResume), Map.entry(EventKind.SESSION_END, sessionEnd),
                    Map.entry(EventKind.CLIENT, client),
                    Map.entry(EventKind.ACCOUNT, account), Map.entry(EventKind.MESSAGE, message),
                    Map.entry(EventKind.ROOM_MESSAGE, roomMessage), Map.entry(EventKind.SUBSCRIPTION, subscription),
                    Map.entry(EventKind.ROOM_JOIN, roomJoin), Map.entry(EventKind.ROOM_LEAVE, roomLeave),
                    Map.entry(EventKind.FEDERATION, federation),
                    Map.entry(EventKind.ADMINISTRATION, administration), Map.entry(EventKind.REPORT, report),
                    Map.entry(EventKind.QUERY, query));
        }
    }

    /** @throws SettingException when a term is none, or those acts are not to be recorded for which auditors answer */
    public PolicySettings {
        Map<EventKind, Term> terms = terms(keep);
        if (!term("held", keep.held()).isRecorded()) {
            throw wrong("held", keep.held(), "must be some whole days, such as 90d, or unlimited");
        }
        for (EventKind kind : new EventKind[]{EventKind.ADMINISTRATION, EventKind.QUERY}) {
            if (!terms.get(kind).isRecorded()) {
                throw wrong(kind.toString(), keep.byKind().get(kind),
                        "cannot be never: who looks at the trail answers for it");
            }
        }
    }

    /** How long events of each kind are kept. */
    public Map<EventKind, Term> terms() {
        return terms(keep);
    }

    /** How long what holds have kept stays when their case is closed. */
    public Term held() {
        return term("held", keep.held());
    }

    private static Map<EventKind, Term> terms(Keep keep) {
        Map<EventKind, Term> terms = new EnumMap<>(EventKind.class);
        keep.byKind().forEach((kind, setting) -> terms.put(kind, term(kind.toString(), setting)));
        return terms;
    }

    private static Term term(String what, String setting) {
        try {
            return Term.of(setting);
        } catch (IllegalArgumentException e) {
            throw wrong(what, setting, "must be some whole days, such as 90d, or unlimited, or never");
        }
    }

    private static SettingException wrong(String what, String value, String why) {
        return SettingException.wrong("granta.audit.keep." + what, value, why);
    }
}
