package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of SHACL that the code names. */
public final class Sh {
  public static final String NS = "http://www.w3.org/ns/shacl#";

  public static final Node NODE_SHAPE = term("NodeShape");
  public static final Node VALIDATION_REPORT = term("ValidationReport");
  public static final Node VALIDATION_RESULT = term("ValidationResult");
  public static final Node CONFORMS = term("conforms");
  public static final Node RESULT = term("result");
  public static final Node RESULT_SEVERITY = term("resultSeverity");
  public static final Node FOCUS_NODE = term("focusNode");
  public static final Node RESULT_PATH = term("resultPath");
  public static final Node VALUE = term("value");
  public static final Node SOURCE_SHAPE = term("sourceShape");
  public static final Node SOURCE_CONSTRAINT_COMPONENT = term("sourceConstraintComponent");
  public static final Node RESULT_MESSAGE = term("resultMessage");
  public static final Node MESSAGE = term("message");
  public static final Node PATH = term("path");
  public static final Node INVERSE_PATH = term("inversePath");
  public static final Node IN = term("in");
  public static final Node TARGET_CLASS = term("targetClass");
  public static final Node TARGET_SUBJECTS_OF = term("targetSubjectsOf");
  public static final Node TARGET_OBJECTS_OF = term("targetObjectsOf");
  public static final Node VIOLATION = term("Violation");
  public static final Node WARNING = term("Warning");
  public static final Node INFO = term("Info");

  private Sh() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
