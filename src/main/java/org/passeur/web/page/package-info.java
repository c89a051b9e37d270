/**
 * What pages are made of: texts, links, icons, one reading of the public data, the template engine.
 * Start at {@link Renderer} and {@link PageReading}.
 */
@NullMarked
package org.passeur.web.page;

import org.jspecify.annotations.NullMarked;
