@NullMarked
package chat.granta.architecture.examples.good.gateway;

import org.jspecify.annotations.NullMarked;
