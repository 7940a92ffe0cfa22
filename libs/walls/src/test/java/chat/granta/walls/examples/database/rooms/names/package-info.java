@NullMarked
package chat.granta.walls.examples.database.rooms.names;

import org.jspecify.annotations.NullMarked;
