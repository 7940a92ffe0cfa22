@NullMarked
package chat.granta.walls.examples.cycle.rooms.b;

import org.jspecify.annotations.NullMarked;
