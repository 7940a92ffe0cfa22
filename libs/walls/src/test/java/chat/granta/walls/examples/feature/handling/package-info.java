@NullMarked
package chat.granta.walls.examples.feature.handling;

import org.jspecify.annotations.NullMarked;
