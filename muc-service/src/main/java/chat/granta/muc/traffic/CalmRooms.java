package chat.granta.muc.traffic;

import java.time.Duration;

/**
 * {@code granta.muc.calm.*}: rooms in which several changes of an occupant's presence reach the others as one.
 *
 * @param occupants from how many on; 0 for no room
 * @param pause between two changes of one occupant's presence that the others see
 */
public record CalmRooms(int occupants, Duration pause) {}
