@NullMarked
package chat.granta.walls.examples.programs.handling;

import org.jspecify.annotations.NullMarked;
