package chat.granta.muc.administration;

import chat.granta.muc.projection.store.RoomListings.Listing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, closes, hands over and renames rooms. */
@RestController
@RequestMapping("/rooms")
class RoomsController {
    private static final int MOST = 1000;

    /** @param stay whether the owners so far go on to own the room */
    record NewOwner(@Nullable String owner, @Nullable Boolean stay, @Nullable String reason, @Nullable String by) {}

    record NewName(@Nullable String name, @Nullable String reason, @Nullable String by) {}

    record Renamed(String room) {}

    private final RoomAdministration rooms;

    RoomsController(RoomAdministration rooms) {
        this.rooms = rooms;
    }

    @GetMapping
    List<Listing> list(@RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "false") boolean ownerless, @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return rooms.list(part, ownerless, after, Math.clamp(limit, 1, MOST));
    }

    @DeleteMapping("/{room}")
    ResponseEntity<Void> close(@PathVariable String room, @RequestParam(defaultValue = "") String alternative,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String by) {
        rooms.close(room, alternative, reason, by);
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/{room}/owner")
    ResponseEntity<Void> handOver(@PathVariable String room, @RequestBody NewOwner wanted) {
        rooms.handOver(room, given("owner", wanted.owner()), Boolean.TRUE.equals(wanted.stay()), text(wanted.reason()),
                text(wanted.by()));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/{room}/name")
    Renamed rename(@PathVariable String room, @RequestBody NewName wanted) {
        return new Renamed(rooms
                .rename(room, given("name", wanted.name()), text(wanted.reason()), text(wanted.by())).toString());
    }

    private static String given(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the body has no \"" + member + '"');
        }
        return value;
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
