package chat.granta.audit.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened.
 *
 * @param time when
 * @param account who did it, bare: a local user, or somebody of another server
 * @param resource from which it was done
 * @param peer whom it was for, bare
 * @param peerResource which resource of theirs
 * @param room in or to which it was done, bare
 * @param address where a client or another server came from: an IP address
 * @param type of a stanza, or what has become of a subscription
 * @param id that the sender gave a stanza
 * @param archiveId its id in an archive (XEP-0359)
 * @param size bytes of a stanza's payload
 * @param outcome what has become of it: {@code delivered}, {@code offline}, {@code sent} to another server, {@code refused}, ...
 * @param reason why, when it was refused or has failed: a condition of RFC 6120, or words
 * @param detail whatever else there is, as a JSON object
 */
public record Event(Instant time, EventKind kind, @Nullable String account, @Nullable String resource,
        @Nullable String peer, @Nullable String peerResource, @Nullable String room, @Nullable String address,
        @Nullable String type, @Nullable String id, @Nullable String archiveId, @Nullable Integer size,
        @Nullable String outcome, @Nullable String reason, @Nullable String detail) {}
