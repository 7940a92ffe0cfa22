@NullMarked
package chat.granta.walls.examples.networklibrary.rooms;

import org.jspecify.annotations.NullMarked;
