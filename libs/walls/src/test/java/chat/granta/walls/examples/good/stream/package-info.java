@NullMarked
package chat.granta.walls.examples.good.stream;

import org.jspecify.annotations.NullMarked;
