@NullMarked
package chat.granta.walls.examples.featurekafka.handling;

import org.jspecify.annotations.NullMarked;
