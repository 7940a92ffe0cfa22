@NullMarked
package chat.granta.walls.examples.good.rooms.names;

import org.jspecify.annotations.NullMarked;
