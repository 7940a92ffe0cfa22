/**
 * Data forms (XEP-0004): what an entity shows to be filled in, what comes back, and results.
 *
 * <p>A feature describes its form once, as a {@link chat.granta.handling.form.DataForm}. The same object writes the form and
 * judges what is submitted. Service discovery, commands, archives and rooms use it.
 *
 * <p>Source: XEP-0004 version 2.13, XEP-0068 for FORM_TYPE, XEP-0122 section 3.3 for open lists.
 */
@NullMarked
package chat.granta.handling.form;

import org.jspecify.annotations.NullMarked;
