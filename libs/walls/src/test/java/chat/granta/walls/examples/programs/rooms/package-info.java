@NullMarked
package chat.granta.walls.examples.programs.rooms;

import org.jspecify.annotations.NullMarked;
