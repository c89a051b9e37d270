package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.kernel.Bundled;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.Profiles;

/**
 * The vocabulary is OWL 2 DL and OWL 2 RL, by the OWL API's own checkers (OWL 2 Web Ontology
 * Language Profiles, second edition).
 */
final class OwlProfileTest extends TestBase {
  private static final String FILE = "ontology/passeur.ttl";

  @ParameterizedTest
  @EnumSource(
      value = Profiles.class,
      names = {"OWL2_DL", "OWL2_RL"})
  void theVocabularyIsInTheProfile(Profiles profile) throws Exception {
    assertEquals(List.of(), violations(profile, text(FILE)));
  }

  /** A reader of OWL that drops what it does not understand would find every file in order. */
  @Test
  void everyTermIsReadAsAnOwlEntity() throws Exception {
    OWLOntology ontology = read(text(FILE));
    long ours =
        ontology
            .signature()
            .filter(e -> e.getIRI().toString().startsWith(Psr.NS))
            .distinct()
            .count();
    long written = text(FILE).lines().filter(l -> l.matches("psr:\\w+ a owl:.*")).count();
    assertEquals(written, ours);
    assertTrue(ours > 90, "terms: " + ours);
  }

  @Test
  @Logs("WARN OWLOntologyManagerImpl: Illegal redeclarations of entities")
  void aTermThatIsBothLinkAndValueIsSeen() throws Exception {
    String spoiled = text(FILE) + "\npsr:rank a owl:ObjectProperty .\n";
    assertFalse(violations(Profiles.OWL2_DL, spoiled).isEmpty());
  }

  @Test
  void aClassThatNobodyDeclaredIsSeen() throws Exception {
    String spoiled =
        text(FILE) + "\npsr:Need rdfs:subClassOf <https://example.org/nobody/Declared> .\n";
    assertFalse(violations(Profiles.OWL2_DL, spoiled).isEmpty());
  }

  private static List<String> violations(Profiles profile, String turtle)
      throws OWLOntologyCreationException {
    return profile.checkOntology(read(turtle)).getViolations().stream()
        .map(Object::toString)
        .distinct()
        .sorted()
        .toList();
  }

  private static OWLOntology read(String turtle) throws OWLOntologyCreationException {
    return OWLManager.createOWLOntologyManager()
        .loadOntologyFromOntologyDocument(new StringDocumentSource(turtle));
  }

  private static String text(String file) throws IOException {
    try (InputStream in = Bundled.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
