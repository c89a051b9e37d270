/**
 * Thesauri as they are in the world: what SKOS-XL, ISO 25964 and incomplete files say is said in
 * plain SKOS too. Start at {@link ThesaurusSigns}, which finds them, and {@link SkosCompletion}.
 */
@NullMarked
package org.passeur.ingest.thesaurus;

import org.jspecify.annotations.NullMarked;
