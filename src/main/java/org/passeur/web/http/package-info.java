/**
 * What every answer is made of, whichever dispatcher it comes from: the exchange, filters, errors,
 * conditions, documents sent. Knows neither Javalin nor Fuseki. Start at {@link Exchange}.
 */
@NullMarked
package org.passeur.web.http;

import org.jspecify.annotations.NullMarked;
