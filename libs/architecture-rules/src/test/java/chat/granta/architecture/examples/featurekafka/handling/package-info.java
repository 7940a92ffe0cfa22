@NullMarked
package chat.granta.architecture.examples.featurekafka.handling;

import org.jspecify.annotations.NullMarked;
