@NullMarked
package chat.granta.walls.examples.row.rooms.names;

import org.jspecify.annotations.NullMarked;
