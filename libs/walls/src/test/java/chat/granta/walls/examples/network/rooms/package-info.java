@NullMarked
package chat.granta.walls.examples.network.rooms;

import org.jspecify.annotations.NullMarked;
