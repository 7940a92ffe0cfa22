@NullMarked
package chat.granta.architecture.examples.good.handling;

import org.jspecify.annotations.NullMarked;
