@NullMarked
package chat.granta.architecture.examples.good.bus;

import org.jspecify.annotations.NullMarked;
