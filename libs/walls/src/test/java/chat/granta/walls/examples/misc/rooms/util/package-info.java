@NullMarked
package chat.granta.walls.examples.misc.rooms.util;

import org.jspecify.annotations.NullMarked;
