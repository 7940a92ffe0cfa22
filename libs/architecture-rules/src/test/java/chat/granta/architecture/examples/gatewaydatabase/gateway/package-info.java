@NullMarked
package chat.granta.architecture.examples.gatewaydatabase.gateway;

import org.jspecify.annotations.NullMarked;
