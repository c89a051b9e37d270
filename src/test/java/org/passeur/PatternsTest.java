package org.passeur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.passeur.guard.ShapeLibrary;
import org.passeur.vocab.Sh;

/**
 * Java's regular expressions take a frame of the stack for each turn of a repeated group, unless
 * the repetition is bounded or possessive: a text of some thousand turns ends the thread that
 * looks.
 */
class PatternsTest {
  private static final Pattern UNBOUNDED_GROUP =
      Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,})(?!\\+)");

  @Test
  void noExpressionOfTheProgramRepeatsAGroupWithoutBound() throws Exception {
    List<String> found = new ArrayList<>();
    int expressions = 0;
    var program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.passeur");
    for (JavaClass type : program) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isEquivalentTo(Pattern.class)
            && field
                .getModifiers()
                .contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)) {
          Field reflected = field.reflect();
          reflected.setAccessible(true);
          String expression = ((Pattern) reflected.get(null)).pattern();
          expressions++;
          if (UNBOUNDED_GROUP.matcher(expression).find()) {
            found.add(field.getFullName() + ": " + expression);
          }
        }
      }
    }
    assertTrue(expressions > 50, expressions + " expressions");
    assertEquals(List.of(), found);
  }

  @Test
  void noShapeRepeatsAGroupWithoutBound() {
    Node pattern = NodeFactory.createURI(Sh.NS + "pattern");
    List<String> found =
        ShapeLibrary.all()
            .graph()
            .find(Node.ANY, pattern, Node.ANY)
            .mapWith(t -> t.getObject().getLiteralLexicalForm())
            .filterKeep(expression -> UNBOUNDED_GROUP.matcher(expression).find())
            .toList();
    assertEquals(List.of(), found);
  }
}
