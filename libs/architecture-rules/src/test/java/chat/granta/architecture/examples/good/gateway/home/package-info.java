@NullMarked
package chat.granta.architecture.examples.good.gateway.home;

import org.jspecify.annotations.NullMarked;
