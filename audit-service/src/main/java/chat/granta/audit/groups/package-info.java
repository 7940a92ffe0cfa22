/**
 * Who belongs where, as the operators' files say: institutions, by which figures are counted, and the groups of the rooms' name-space policy.
 *
 * <p>Depends on nothing of the service.
 *
 * <p>See the service's README, section "Institutions and groups".
 */
@NullMarked
package chat.granta.audit.groups;

import org.jspecify.annotations.NullMarked;
