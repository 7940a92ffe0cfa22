@NullMarked
package chat.granta.architecture.examples.featurekafka.rooms.kafka;

import org.jspecify.annotations.NullMarked;
