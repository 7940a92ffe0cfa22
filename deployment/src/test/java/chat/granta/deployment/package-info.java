/** What the compose files, the images and the Helm chart say, compared with each other and with what the services know. */
@NullMarked
package chat.granta.deployment;

import org.jspecify.annotations.NullMarked;
