/**
 * The pages of the vocabulary, its lists, its glossary, its rules, and of the dataset. Start at
 * {@link VocabularyPages}.
 */
@NullMarked
package org.passeur.web.site.vocabulary;

import org.jspecify.annotations.NullMarked;
