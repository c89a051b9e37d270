/**
 * The pages: the entrance, suggestions, lists, texts about the house, quality, the workshop. Start
 * at {@link Pages}.
 */
@NullMarked
package org.passeur.web.site;

import org.jspecify.annotations.NullMarked;
