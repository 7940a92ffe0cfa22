@NullMarked
package chat.granta.walls.examples.good.rooms;

import org.jspecify.annotations.NullMarked;
