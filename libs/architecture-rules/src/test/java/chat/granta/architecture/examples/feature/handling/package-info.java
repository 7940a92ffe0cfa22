@NullMarked
package chat.granta.architecture.examples.feature.handling;

import org.jspecify.annotations.NullMarked;
