package chat.granta.router;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code granta.muc.rooms-joined}.
 *
 * @param roomsJoined rooms of ours that a user may be in at once; 0: none at all
 */
@Validated
@ConfigurationProperties("granta.muc")
record RoomsJoinedProperties(@PositiveOrZero @DefaultValue("100") int roomsJoined) {}
