@NullMarked
package chat.granta.walls.examples.good.model;

import org.jspecify.annotations.NullMarked;
