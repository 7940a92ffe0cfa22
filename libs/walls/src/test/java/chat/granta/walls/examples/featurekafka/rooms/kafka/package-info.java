@NullMarked
package chat.granta.walls.examples.featurekafka.rooms.kafka;

import org.jspecify.annotations.NullMarked;
