@NullMarked
package chat.granta.walls.examples.good.bus;

import org.jspecify.annotations.NullMarked;
