@NullMarked
package chat.granta.walls.examples.good.handling;

import org.jspecify.annotations.NullMarked;
