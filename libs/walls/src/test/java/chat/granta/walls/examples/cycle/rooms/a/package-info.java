@NullMarked
package chat.granta.walls.examples.cycle.rooms.a;

import org.jspecify.annotations.NullMarked;
