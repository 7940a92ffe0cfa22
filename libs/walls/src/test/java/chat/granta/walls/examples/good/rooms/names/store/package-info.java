@NullMarked
package chat.granta.walls.examples.good.rooms.names.store;

import org.jspecify.annotations.NullMarked;
