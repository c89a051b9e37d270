/** The pages of the ready questions and their fields. Start at {@link QuestionPages}. */
@NullMarked
package org.passeur.web.site.question;

import org.jspecify.annotations.NullMarked;
